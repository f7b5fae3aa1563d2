package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.runtime.ConstantNode;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import org.jspecify.annotations.Nullable;

/**
 * Base of types whose arguments are evaluated before the call. Constants are checked by their
 * value, other unevaluated arguments pass.
 */
public abstract class EagerType implements ParameterType {

  private final boolean nullable;

  /** Creates a type. */
  protected EagerType(boolean nullable) {
    this.nullable = nullable;
  }

  /** Returns whether null is accepted. */
  public final boolean nullable() {
    return nullable;
  }

  @Override
  public final boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    Object value = argument instanceof ConstantNode constant ? constant.value() : argument;
    if (value == null) {
      return nullable;
    }
    return value instanceof ExecutableNode || accepts(value, context, evaluation);
  }

  @Override
  public final @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    Object value = argument instanceof ConstantNode constant ? constant.value() : argument;
    invocation.evaluation().checkMemory(value);
    return value == null ? convertNull(invocation) : convertValue(value, invocation);
  }

  /** Returns whether a value other than null is accepted. */
  protected abstract boolean accepts(Object value, Context context, Evaluation evaluation);

  /** Returns what the function receives for an accepted value. */
  protected @Nullable Object convertValue(Object value, Invocation invocation) {
    return value;
  }

  /** Returns what the function receives for a null. */
  protected @Nullable Object convertNull(Invocation invocation) {
    return null;
  }
}
