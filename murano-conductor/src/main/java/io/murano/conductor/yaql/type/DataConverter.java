package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Freezes data on its way into expressions (contract yaql.md 8.1). */
public final class DataConverter {

  private DataConverter() {}

  /**
   * Returns the value expressions work on: lists become tuples, maps frozen dictionaries, sets
   * frozen sets, recursively; other iterables are converted while they are read. Java's own
   * collections and number types are accepted besides the engine's.
   */
  public static @Nullable Object freeze(@Nullable Object value) {
    if (value == null || value instanceof String) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      @Nullable Object[] items = new Object[list.size()];
      int count = 0;
      for (Object item : list) {
        items[count++] = freeze(item);
      }
      return Tuple.wrap(items);
    }
    if (value instanceof Map<?, ?> map) {
      FrozenDict.Builder builder = FrozenDict.builder(map.size());
      map.forEach((key, item) -> builder.put(freeze(key), freeze(item)));
      return builder.build();
    }
    if (value instanceof Set<?> set) {
      FrozenSet.Builder builder = FrozenSet.builder();
      set.forEach(member -> builder.add(freeze(member)));
      return builder.build();
    }
    return value instanceof YaqlIterable iterable ? lazily(iterable) : value;
  }

  private static Object number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof Float) {
      return number.doubleValue();
    }
    return number instanceof BigInteger big ? Numbers.normalize(big) : number;
  }

  private static YaqlIterator lazily(YaqlIterable iterable) {
    YaqlIterator source = iterable.iterate();
    return new YaqlIterator() {
      @Override
      public @Nullable Object advance() {
        Object item = source.advance();
        return item == END ? END : freeze(item);
      }
    };
  }
}
