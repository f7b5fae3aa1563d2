package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.error.ArgumentException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.PairNode;
import io.murano.conductor.yaql.runtime.ParameterType;
import org.jspecify.annotations.Nullable;

/** An unevaluated pair; the function receives a {@link LazyRule}. */
final class LazyRuleType implements ParameterType {

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    return argument instanceof PairNode;
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    if (argument instanceof PairNode pair) {
      return new LazyRule(pair, invocation);
    }
    throw ArgumentException.invalidValue();
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
    return "mappingRule";
  }
}
