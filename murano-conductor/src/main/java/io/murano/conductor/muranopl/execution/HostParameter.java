package io.murano.conductor.muranopl.execution;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.type.EagerType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Accepts values of a Java class, possibly only those that meet a condition. */
public final class HostParameter<T> extends EagerType {

  private final Class<T> type;
  private final Predicate<T> condition;

  private HostParameter(Class<T> type, Predicate<T> condition) {
    super(false);
    this.type = type;
    this.condition = condition;
  }

  /** Returns the type of all values of a class. */
  public static <T> HostParameter<T> of(Class<T> type) {
    return new HostParameter<>(type, value -> true);
  }

  /** Returns the type of those values of a class that meet a condition. */
  public static <T> HostParameter<T> of(Class<T> type, Predicate<T> condition) {
    return new HostParameter<>(type, condition);
  }

  @Override
  protected boolean accepts(Object value, Context context, Evaluation evaluation) {
    return type.isInstance(value) && condition.test(type.cast(value));
  }

  @Override
  public Fit fit(@Nullable Class<?> valueClass, YaqlOptions options) {
    return valueClass != null && type.isAssignableFrom(valueClass) ? Fit.DEPENDS : Fit.REFUSED;
  }

  @Override
  public String describe() {
    return type.getSimpleName();
  }
}
