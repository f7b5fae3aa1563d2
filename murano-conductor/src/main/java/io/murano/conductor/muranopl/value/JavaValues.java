package io.murano.conductor.muranopl.value;

import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlValue;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns what Java code has into values of packages. */
public final class JavaValues {

  private JavaValues() {}

  /**
   * Returns the value that stands for a Java object.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static @Nullable Object toValue(@Nullable Object object) {
    if (object == null
        || object instanceof String
        || object instanceof Boolean
        || object instanceof Long
        || object instanceof Double
        || object instanceof BigInteger
        || object instanceof YaqlValue
        || object instanceof YaqlIterable) {
      return object;
    }
    if (object instanceof Integer || object instanceof Short || object instanceof Byte) {
      return ((Number) object).longValue();
    }
    if (object instanceof Float number) {
      return number.doubleValue();
    }
    if (object instanceof Map<?, ?> map) {
      FrozenDict.Builder builder = FrozenDict.builder(map.size());
      map.forEach((key, value) -> builder.put(toValue(key), toValue(value)));
      return builder.build();
    }
    if (object instanceof Set<?> set) {
      FrozenSet.Builder builder = FrozenSet.builder();
      set.forEach(item -> builder.add(toValue(item)));
      return builder.build();
    }
    if (object instanceof Collection<?> items) {
      return Tuple.wrap(items.stream().map(JavaValues::toValue).toArray());
    }
    if (object instanceof JsonNode node) {
      return JsonValues.fromJson(node);
    }
    if (object instanceof byte[] bytes) {
      return ByteString.of(bytes);
    }
    if (object instanceof Optional<?> optional) {
      return toValue(optional.orElse(null));
    }
    throw new IllegalArgumentException(
        "packages have no value for objects of " + object.getClass().getName());
  }
}
