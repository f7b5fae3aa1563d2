package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Anything that delivers elements except strings and (unless the option {@code iterableDicts} is
 * on) dictionaries. The function receives a {@link YaqlIterable} under the element limit.
 */
final class IterableType extends PlainType {

  private final Predicate<Class<?>> condition;

  IterableType(boolean nullable, Predicate<Class<?>> condition) {
    super(Kind.ITERABLE, nullable, condition);
    this.condition = condition;
  }

  @Override
  public PlainType orNull() {
    return new IterableType(true, condition);
  }

  @Override
  boolean acceptsClass(Class<?> valueClass, YaqlOptions options) {
    if (YaqlDict.class.isAssignableFrom(valueClass)) {
      return options.iterableDicts();
    }
    return YaqlIterable.class.isAssignableFrom(valueClass) && condition.test(valueClass);
  }

  @Override
  protected @Nullable Object convertValue(Object value, Invocation invocation) {
    return invocation.evaluation().limit((YaqlIterable) value);
  }

  @Override
  public boolean isIdentity() {
    return false;
  }
}
