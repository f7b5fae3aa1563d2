package io.murano.conductor.yaql.library.format;

import io.murano.conductor.yaql.value.FloatText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats floats, correctly rounded from their exact value. */
final class FloatFormat {

  private static final int DEFAULT_PRECISION = 6;

  private FloatFormat() {}

  static String format(double value, FormatSpec spec, String typeName) {
    int type = spec.type();
    if (type != 0 && "eEfFgGn%".indexOf(type) < 0) {
      throw spec.unknownType(typeName);
    }
    double scaled = type == '%' ? value * 100 : value;
    String magnitude = magnitude(Math.abs(scaled), spec, type);
    boolean upper = type == 'E' || type == 'F' || type == 'G';
    String text = upper ? magnitude.toUpperCase(Locale.ROOT) : magnitude;
    boolean negative = (Double.doubleToRawLongBits(scaled) < 0) && !Double.isNaN(scaled);
    if (spec.coerceZero() && negative && text.chars().noneMatch(c -> c >= '1' && c <= '9')) {
      negative = Double.isInfinite(scaled);
    }
    int whole = 0;
    while (whole < text.length() && Character.isDigit(text.charAt(whole))) {
      whole++;
    }
    String digits = whole == 0 ? text : text.substring(0, whole);
    String rest = (whole == 0 ? "" : text.substring(whole)) + (type == '%' ? "%" : "");
    if (whole == 0) {
      // Not a number and infinity are not grouped.
      FormatSpec plain = withoutGrouping(spec);
      return NumberLayout.layout(plain, negative, "", digits, rest, 3);
    }
    return NumberLayout.layout(spec, negative, "", digits, rest, 3);
  }

  private static FormatSpec withoutGrouping(FormatSpec spec) {
    return new FormatSpec(
        spec.fill(),
        spec.align(),
        spec.sign(),
        spec.coerceZero(),
        spec.alternate(),
        spec.width(),
        (char) 0,
        spec.precision(),
        spec.type());
  }

  private static String magnitude(double value, FormatSpec spec, int type) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "nan" : "inf";
    }
    int precision = spec.precision() < 0 ? DEFAULT_PRECISION : spec.precision();
    return switch (type) {
      case 'f', 'F', '%' -> fixed(value, precision, spec.alternate());
      case 'e', 'E' -> exponential(value, precision, spec.alternate());
      case 'g', 'G', 'n' -> general(value, precision, spec.alternate(), false);
      default ->
          spec.precision() < 0
              ? FloatText.repr(value)
              : general(value, precision, spec.alternate(), true);
    };
  }

  private static String fixed(double value, int precision, boolean alternate) {
    String text = new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return alternate && precision == 0 ? text + "." : text;
  }

  private static String exponential(double value, int precision, boolean alternate) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int exponent = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
    String padded = digits + "0".repeat(Math.max(0, precision + 1 - digits.length()));
    return exponential(padded.substring(0, precision + 1), exponent, alternate);
  }

  private static String exponential(String digits, int exponent, boolean alternate) {
    String point = digits.length() > 1 || alternate ? "." : "";
    String magnitude = String.valueOf(Math.abs(exponent));
    return digits.charAt(0)
        + point
        + digits.substring(1)
        + (exponent < 0 ? "e-" : "e+")
        + (magnitude.length() < 2 ? "0" : "")
        + magnitude;
  }

  /**
   * Fixed or exponential notation, whichever suits the exponent.
   *
   * @param keepPoint whether a fraction is always shown, as where no type is given
   */
  private static String general(double value, int precision, boolean alternate, boolean keepPoint) {
    int significant = Math.max(1, precision);
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(significant, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int exponent = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
    String padded = value == 0 ? "0".repeat(significant) : padded(digits, significant);
    boolean exponential = exponent < -4 || exponent >= significant - (keepPoint ? 1 : 0);
    String kept = alternate ? padded : withoutTrailingZeros(padded);
    if (exponential) {
      return exponential(kept, exponent, alternate);
    }
    String plain = plain(kept, exponent, alternate);
    return keepPoint && plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static String padded(String digits, int significant) {
    String all = digits + "0".repeat(Math.max(0, significant - digits.length()));
    return all.substring(0, significant);
  }

  private static String withoutTrailingZeros(String digits) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }

  private static String plain(String digits, int exponent, boolean alternate) {
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (digits.length() <= exponent + 1) {
      return digits + "0".repeat(exponent + 1 - digits.length()) + (alternate ? "." : "");
    }
    return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }
}
