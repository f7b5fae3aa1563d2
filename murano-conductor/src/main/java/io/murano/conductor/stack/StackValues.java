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

  /** More than people write, and what recursion over a value stands on a small stack. */
  private static final int MAX_DEPTH = 200;

  private static final int MAX_PARTS = 1_000_000;

  private StackValues() {}

  /**
   * Returns a deep immutable copy in which every number has its canonical type.
   *
   * @throws StackRejectedException if the value is nested too deep or has too many parts; parts
   *     that are mentioned several times, as by aliases of YAML, count each time
   */
  public static @Nullable Object immutable(@Nullable Object value) {
    return new Copy().of(value, 0);
  }

  /**
   * Returns a deep immutable copy of a map; its keys become strings.
   *
   * @throws StackRejectedException as {@link #immutable} does
   */
  public static Map<String, @Nullable Object> immutableMap(Map<?, ?> map) {
    return new Copy().ofMap(map, 0);
  }

  /** One copy, with a count of what it has taken over. */
  private static final class Copy {
    private int left = MAX_PARTS;

    @Nullable Object of(@Nullable Object value, int depth) {
      if (depth > MAX_DEPTH) {
        throw new StackRejectedException(
            "Values are nested at most %d levels deep".formatted(MAX_DEPTH));
      }
      if (--left < 0) {
        throw new StackRejectedException("Values have at most %,d parts".formatted(MAX_PARTS));
      }
      if (value instanceof Map<?, ?> map) {
        return ofMap(map, depth);
      }
      if (value instanceof Iterable<?> items) {
        List<@Nullable Object> copy = new ArrayList<>();
        items.forEach(item -> copy.add(of(item, depth + 1)));
        return Collections.unmodifiableList(copy);
      }
      return value instanceof Number number ? canonical(number) : value;
    }

    Map<String, @Nullable Object> ofMap(Map<?, ?> map, int depth) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), of(value, depth + 1)));
      return Collections.unmodifiableMap(copy);
    }
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
