package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import org.jspecify.annotations.Nullable;

/**
 * What another type refuses. A literal argument arrives as {@link ConstantNode}, as in the
 * original.
 */
final class NotType implements ParameterType {

  private final ParameterType refused;
  private final boolean nullable;

  NotType(ParameterType refused, boolean nullable) {
    this.refused = refused;
    this.nullable = nullable;
  }

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    Object value = argument instanceof ConstantNode constant ? constant.value() : argument;
    if (value == null) {
      return nullable;
    }
    return value instanceof ExecutableNode || !refused.check(value, context, evaluation);
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    invocation.evaluation().checkMemory(argument instanceof ExecutableNode ? null : argument);
    return argument;
  }

  @Override
  public Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    if (valueClass == null) {
      return nullable ? Fit.ACCEPTED : Fit.REFUSED;
    }
    return switch (refused.fit(valueClass, options)) {
      case ACCEPTED -> Fit.REFUSED;
      case REFUSED -> Fit.ACCEPTED;
      case DEPENDS -> Fit.DEPENDS;
    };
  }

  @Override
  public boolean isContextFree() {
    return refused.isContextFree();
  }

  @Override
  public boolean checksSyntaxByKind() {
    return refused.checksSyntaxByKind();
  }

  @Override
  public String describe() {
    return "not " + refused.describe();
  }
}
