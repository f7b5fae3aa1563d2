package io.murano.agent.body.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Turns values into Java map keys that are equal when the values are equal in Python. */
final class Keys {

  private static final double LONG_LIMIT = 0x1p63;

  private Keys() {}

  /** A key for a container, told apart from keys of its items. */
  private record Composite(String kind, Object parts) {}

  /**
   * Returns a key.
   *
   * @throws PyError if the value is not hashable
   */
  static Object of(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? 1L : 0L;
    }
    if (value instanceof Double number) {
      return ofDouble(number);
    }
    if (value instanceof PyTuple tuple) {
      List<Object> parts = new ArrayList<>();
      tuple.items().forEach(item -> parts.add(of(item)));
      return new Composite("tuple", parts);
    }
    if (value instanceof PySet set && set.isFrozen()) {
      return new Composite("set", new HashSet<>(set.identity()));
    }
    if (value instanceof PyList
        || value instanceof PyDict
        || value instanceof PySet
        || value instanceof PySlice) {
      throw PyError.of("TypeError", "unhashable type: '%s'".formatted(Types.nameOf(value)));
    }
    return value;
  }

  private static Object ofDouble(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number) || number != Math.rint(number)) {
      return number;
    }
    if (Math.abs(number) < LONG_LIMIT) {
      return (long) number;
    }
    BigInteger whole = new BigDecimal(number).toBigInteger();
    return Numbers.narrow(whole);
  }
}
