package io.murano.conductor.stack;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values templates are made of: maps with string keys in the order of insertion, lists,
 * strings, booleans, {@code Long} (or {@code BigInteger} beyond its range), {@code Double} and
 * null. One number has one Java type here, so that equal templates are equal in Java.
 */
public final class StackValues {

  private StackValues() {}

  /** Returns a deep immutable copy in which every number has its canonical type. */
  public static @Nullable Object immutable(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return immutableMap(map);
    }
    if (value instanceof Iterable<?> items) {
      List<@Nullable Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(immutable(item)));
      return Collections.unmodifiableList(copy);
    }
    return value instanceof Number number ? canonical(number) : value;
  }

  /** Returns a deep immutable copy of a map; its keys become strings. */
  public static Map<String, @Nullable Object> immutableMap(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), immutable(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Number canonical(Number number) {
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
    }
    boolean integral =
        number instanceof Integer || number instanceof Short || number instanceof Byte;
    if (number instanceof Long || integral) {
      return number.longValue();
    }
    return number.doubleValue();
  }

  /** Returns what kind of value it is, in the words of the HOT specification. */
  public static String kind(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map) {
      return "map";
    }
    if (value instanceof List) {
      return "list";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value instanceof Double) {
      return "number";
    }
    return value instanceof Number ? "integer" : "string";
  }

  /** Returns what kind of value it is, with its article, for messages. */
  public static String described(@Nullable Object value) {
    String kind = kind(value);
    if (value == null) {
      return kind;
    }
    return (kind.startsWith("i") ? "an " : "a ") + kind;
  }
}
