package io.murano.agent.body.value;

import io.murano.agent.json.FloatText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Floats as text: fixed, scientific, general. Rounds the exact value, halves to even. Stateless.
 */
final class FloatFormat {

  private static final int DEFAULT_PRECISION = 6;
  private static final int LOWEST_FIXED_EXPONENT = -4;

  private FloatFormat() {}

  /**
   * Returns the digits of the absolute value.
   *
   * @param type one of {@code eEfFgG%}, or 0 for the default presentation
   * @param precision digits, or -1 for the default
   * @param alternate whether a decimal point is always shown
   */
  static String digits(double value, char type, int precision, boolean alternate) {
    double absolute = Math.abs(value);
    if (Double.isNaN(absolute) || Double.isInfinite(absolute)) {
      String text = Double.isNaN(absolute) ? "nan" : "inf";
      String cased = Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
      return type == '%' ? cased + "%" : cased;
    }
    int digits = precision < 0 ? DEFAULT_PRECISION : precision;
    switch (type) {
      case 'f':
      case 'F':
        return fixed(new BigDecimal(absolute), digits, alternate);
      case '%':
        return fixed(new BigDecimal(absolute * 100), digits, alternate) + "%";
      case 'e':
      case 'E':
        return cased(scientific(new BigDecimal(absolute), digits, alternate), type);
      case 'g':
      case 'G':
      case 'n':
        return cased(general(absolute, Math.max(1, digits), alternate, null), type);
      default:
        return precision < 0
            ? FloatText.repr(absolute)
            : general(absolute, Math.max(1, precision), alternate, ".0");
    }
  }

  private static String fixed(BigDecimal value, int digits, boolean alternate) {
    String text = value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return digits == 0 && alternate ? text + "." : text;
  }

  private static String scientific(BigDecimal value, int digits, boolean alternate) {
    BigDecimal rounded = value.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    int exponent = exponent(rounded);
    String plain = rounded.unscaledValue().toString();
    String all = plain + "0".repeat(Math.max(0, digits + 1 - plain.length()));
    String mantissa =
        digits == 0
            ? all.substring(0, 1) + (alternate ? "." : "")
            : all.charAt(0) + "." + all.substring(1, digits + 1);
    return mantissa + exponentText(exponent);
  }

  /**
   * Formats with a number of significant digits, trailing zeros left out.
   *
   * @param suffix what is added where only an integer is left, or null for nothing
   */
  private static String general(
      double value, int digits, boolean alternate, @Nullable String suffix) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = value == 0 ? 0 : exponent(rounded);
    int limit = suffix == null ? digits : digits - 1;
    if (exponent < LOWEST_FIXED_EXPONENT || exponent >= Math.max(limit, suffix == null ? 0 : 1)) {
      String text = scientific(new BigDecimal(value), digits - 1, alternate);
      int e = text.indexOf('e');
      return alternate ? text : stripZeros(text.substring(0, e)) + text.substring(e);
    }
    String text = fixed(new BigDecimal(value), Math.max(0, digits - 1 - exponent), alternate);
    String stripped = alternate ? text : stripZeros(text);
    return suffix != null && stripped.indexOf('.') < 0 ? stripped + suffix : stripped;
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }

  private static String exponentText(int exponent) {
    return "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String stripZeros(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    String stripped = text.replaceAll("0+$", "");
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  private static String cased(String text, char type) {
    return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
  }
}
