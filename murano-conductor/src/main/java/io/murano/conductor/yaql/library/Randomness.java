package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import java.math.BigInteger;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Random numbers. */
final class Randomness {

  private Randomness() {}

  static Object nextFloat() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /** Returns an integer between two bounds, both included. */
  static Object nextInteger(@Nullable Object from, @Nullable Object to) {
    BigInteger low = bound(from);
    BigInteger width = bound(to).subtract(low).add(BigInteger.ONE);
    if (width.signum() <= 0) {
      throw NativeException.valueError("empty range for randrange()");
    }
    BigInteger offset;
    do {
      offset = new BigInteger(width.bitLength(), ThreadLocalRandom.current());
    } while (offset.compareTo(width) >= 0);
    return Numbers.normalize(low.add(offset));
  }

  private static BigInteger bound(@Nullable Object value) {
    if (value instanceof Double d && d == Math.rint(d) && !Double.isInfinite(d)) {
      return Numbers.big(Numbers.truncate(d));
    }
    if (value instanceof Double) {
      throw NativeException.valueError("non-integer value for randrange()");
    }
    if (value instanceof Number || value instanceof Boolean) {
      return Numbers.big(value);
    }
    throw NativeException.typeError(
        "'" + Text.typeName(value) + "' object cannot be interpreted as an integer");
  }
}
