package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.runtime.ParameterType;
import org.jspecify.annotations.Nullable;

/**
 * A lazy argument the function calls as often as it likes, received as {@link Lambda}. A null that
 * comes from the host or from a default stays null; a literal null is a lambda that returns null.
 */
final class LambdaType implements ParameterType {

  private final boolean method;

  LambdaType(boolean method) {
    this.method = method;
  }

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    return !method || !(argument instanceof ExecutableNode node) || node.usesReceiver();
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    invocation.evaluation().checkMemory(argument instanceof ExecutableNode ? null : argument);
    return argument == null
        ? null
        : new Lambda(argument, invocation.context(), invocation.evaluation());
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
    return method ? "method" : "lambda";
  }
}
