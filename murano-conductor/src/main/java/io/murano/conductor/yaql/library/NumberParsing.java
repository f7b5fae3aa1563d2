package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Whitespace;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conversion of anything to integers and floats as Python's {@code int} and {@code float}. */
final class NumberParsing {

  private static final int MAX_DIGITS = 4300;

  private NumberParsing() {}

  static Object toInteger(@Nullable Object value) {
    if (value == null) {
      return 0L;
    }
    if (value instanceof Boolean b) {
      return b ? 1L : 0L;
    }
    if (value instanceof Double d) {
      return truncate(d);
    }
    if (value instanceof Number) {
      return value;
    }
    if (value instanceof String s) {
      return parseInteger(s);
    }
    throw NativeException.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '"
            + Text.typeName(value)
            + "'");
  }

  private static Object truncate(double d) {
    if (Double.isNaN(d)) {
      throw NativeException.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(d)) {
      throw NativeException.overflow("cannot convert float infinity to integer");
    }
    return Numbers.truncate(d);
  }

  private static Object parseInteger(String text) {
    String s = Whitespace.strip(text);
    boolean negative = s.startsWith("-");
    String digits = digits(negative || s.startsWith("+") ? s.substring(1) : s);
    if (digits == null) {
      throw NativeException.valueError(
          "invalid literal for int() with base 10: " + Text.repr(text));
    }
    if (digits.length() > MAX_DIGITS) {
      throw NativeException.valueError(
          "Exceeds the limit (%d digits) for integer string conversion".formatted(MAX_DIGITS));
    }
    BigInteger magnitude = new BigInteger(digits);
    return Numbers.normalize(negative ? magnitude.negate() : magnitude);
  }

  /** Returns the ASCII form of decimal digits with single underscores between them, or null. */
  private static @Nullable String digits(String s) {
    StringBuilder out = new StringBuilder(s.length());
    boolean afterDigit = false;
    for (int i = 0; i < s.length(); i += Character.charCount(s.codePointAt(i))) {
      int c = s.codePointAt(i);
      int digit = decimal(c);
      if (digit >= 0) {
        out.append((char) ('0' + digit));
        afterDigit = true;
      } else if (c == '_' && afterDigit) {
        afterDigit = false;
      } else {
        return null;
      }
    }
    return afterDigit ? out.toString() : null;
  }

  private static int decimal(int c) {
    return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
  }

  static Object toFloat(@Nullable Object value) {
    if (value == null) {
      return 0.0;
    }
    if (value instanceof Number || value instanceof Boolean) {
      return Numbers.toDouble(value);
    }
    if (value instanceof String s) {
      return parseFloat(s);
    }
    throw NativeException.typeError(
        "float() argument must be a string or a real number, not '" + Text.typeName(value) + "'");
  }

  private static double parseFloat(String text) {
    String s = ascii(Whitespace.strip(text)).toLowerCase(Locale.ROOT);
    boolean negative = s.startsWith("-");
    String magnitude = negative || s.startsWith("+") ? s.substring(1) : s;
    double result =
        switch (magnitude) {
          case "inf", "infinity" -> Double.POSITIVE_INFINITY;
          case "nan" -> Double.NaN;
          default -> parseDecimal(magnitude, text);
        };
    return negative ? -result : result;
  }

  private static double parseDecimal(String s, String text) {
    int exponentAt = s.indexOf('e');
    String mantissa = exponentAt < 0 ? s : s.substring(0, exponentAt);
    int point = mantissa.indexOf('.');
    String whole = point < 0 ? mantissa : mantissa.substring(0, point);
    String fraction = point < 0 ? "" : mantissa.substring(point + 1);
    String exponent = exponentAt < 0 ? "0" : s.substring(exponentAt + 1);
    String exponentDigits =
        digits(
            exponent.startsWith("-") || exponent.startsWith("+")
                ? exponent.substring(1)
                : exponent);
    String wholeDigits = whole.isEmpty() ? "" : digits(whole);
    String fractionDigits = fraction.isEmpty() ? "" : digits(fraction);
    if (wholeDigits == null
        || fractionDigits == null
        || exponentDigits == null
        || (wholeDigits.isEmpty() && fractionDigits.isEmpty())) {
      throw NativeException.valueError("could not convert string to float: " + Text.repr(text));
    }
    String sign = exponent.startsWith("-") ? "-" : "";
    return Double.parseDouble(wholeDigits + "." + fractionDigits + "e" + sign + exponentDigits);
  }

  private static String ascii(String s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i += Character.charCount(s.codePointAt(i))) {
      int c = s.codePointAt(i);
      int digit = decimal(c);
      out.appendCodePoint(digit >= 0 ? '0' + digit : c);
    }
    return out.toString();
  }
}
