package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rounding half to even on the exact decimal value. */
final class Rounding {

  private static final int LARGEST_SCALE = 400;

  private Rounding() {}

  static Object round(@Nullable Object number, @Nullable Object digits) {
    int scale = digits == null ? 0 : Numbers.clampToInt(digits);
    if (number instanceof Double d) {
      return roundFloat(d, scale);
    }
    if (number == null || scale >= 0) {
      return number instanceof Number n ? n : 0L;
    }
    BigInteger value = Numbers.big(number);
    if (scale < -(value.bitLength() / 3 + 2)) {
      return 0L;
    }
    BigDecimal rounded = new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN);
    return Numbers.normalize(rounded.toBigIntegerExact());
  }

  private static Object roundFloat(double d, int scale) {
    if (Double.isNaN(d) || Double.isInfinite(d) || scale > LARGEST_SCALE) {
      return d;
    }
    if (scale < -LARGEST_SCALE) {
      return Math.copySign(0.0, d);
    }
    double result = new BigDecimal(d).setScale(scale, RoundingMode.HALF_EVEN).doubleValue();
    if (Double.isInfinite(result)) {
      throw NativeException.overflow("rounded value too large to represent");
    }
    return Math.copySign(result, d);
  }
}
