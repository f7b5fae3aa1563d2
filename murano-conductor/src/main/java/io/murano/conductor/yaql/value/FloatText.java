package io.murano.conductor.yaql.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes floats the way Python's {@code repr} does: the shortest digits that read back equal. */
public final class FloatText {

  private static final int PLAIN_FROM = -4;
  private static final int PLAIN_BELOW = 16;

  private FloatText() {}

  /** Returns the text of a float. */
  public static String repr(double d) {
    if (Double.isNaN(d)) {
      return "nan";
    }
    if (Double.isInfinite(d)) {
      return d > 0 ? "inf" : "-inf";
    }
    if (d == Math.rint(d) && Math.abs(d) < 1e15) {
      return (d == 0 && 1 / d < 0 ? "-0" : Long.toString((long) d)) + ".0";
    }
    BigDecimal shortest = shortest(d);
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    StringBuilder out = new StringBuilder(d < 0 ? "-" : "");
    if (exponent >= PLAIN_FROM && exponent < PLAIN_BELOW) {
      plain(out, digits, exponent);
    } else {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      out.append('e').append(exponent < 0 ? '-' : '+');
      int magnitude = Math.abs(exponent);
      out.append(magnitude < 10 ? "0" : "").append(magnitude);
    }
    return out.toString();
  }

  private static void plain(StringBuilder out, String digits, int exponent) {
    if (exponent < 0) {
      out.append("0.").append("0".repeat(-exponent - 1)).append(digits);
    } else if (digits.length() <= exponent + 1) {
      out.append(digits).append("0".repeat(exponent + 1 - digits.length())).append(".0");
    } else {
      out.append(digits, 0, exponent + 1).append('.').append(digits, exponent + 1, digits.length());
    }
  }

  /**
   * Returns the decimal with the fewest digits that reads back as {@code d}; among several the one
   * closest to it. {@link Double#toString} does not guarantee that before Java 19.
   */
  public static BigDecimal shortest(double d) {
    BigDecimal exact = new BigDecimal(d);
    boolean normal = Math.abs(d) >= Double.MIN_NORMAL;
    for (int precision = normal ? 15 : 1; precision < 17; precision++) {
      BigDecimal down = exact.round(new MathContext(precision, RoundingMode.DOWN));
      BigDecimal up = exact.round(new MathContext(precision, RoundingMode.UP));
      boolean downFits = down.doubleValue() == d;
      boolean upFits = up.doubleValue() == d;
      if (downFits || upFits) {
        boolean useDown =
            downFits
                && (!upFits || exact.subtract(down).abs().compareTo(up.subtract(exact).abs()) <= 0);
        return (useDown ? down : up).stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }
}
