package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An argument the function receives as {@link ExecutableNode}, optionally of a kind. */
final class ExpressionType implements ParameterType {

  private final String name;
  private final Predicate<ExecutableNode> kind;

  ExpressionType(String name, Predicate<ExecutableNode> kind) {
    this.name = name;
    this.kind = kind;
  }

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    return argument instanceof ExecutableNode node && kind.test(node);
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    return argument;
  }

  @Override
  public boolean isLazy() {
    return true;
  }

  @Override
  public boolean checksSyntaxByKind() {
    return true;
  }

  @Override
  public String describe() {
    return name;
  }
}
