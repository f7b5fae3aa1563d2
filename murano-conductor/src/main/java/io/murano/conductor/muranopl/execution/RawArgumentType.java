package io.murano.conductor.muranopl.execution;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import org.jspecify.annotations.Nullable;

/**
 * Takes any argument as it is. Literals stay nodes, because a literal null is treated unlike a null
 * value (contract muranopl §2.4).
 */
final class RawArgumentType implements ParameterType {

  static final RawArgumentType INSTANCE = new RawArgumentType();

  private RawArgumentType() {}

  @Override
  public boolean check(@Nullable Object argument, Context context, Evaluation evaluation) {
    return true;
  }

  @Override
  public @Nullable Object convert(@Nullable Object argument, Invocation invocation) {
    return argument;
  }

  @Override
  public Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    return Fit.ACCEPTED;
  }

  @Override
  public String describe() {
    return "any";
  }
}
