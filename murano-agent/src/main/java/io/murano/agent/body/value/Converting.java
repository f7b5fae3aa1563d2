package io.murano.agent.body.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conversions {@code int()} and {@code float()}. Stateless. */
public final class Converting {

  private static final int MAX_DIGITS = 4300;
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+)?");
  private static final Pattern SPECIAL =
      Pattern.compile("([+-]?)(?:(inf|infinity)|nan)", Pattern.CASE_INSENSITIVE);
  private static final Pattern INTEGER = Pattern.compile("([+-]?)(\\w+)");

  private Converting() {}

  /**
   * Converts to int without a base.
   *
   * @throws PyError if the value is no number and no text of one
   */
  public static Object toInteger(Object value) {
    if (Numbers.isIntegral(value)) {
      return value instanceof Boolean ? (Object) Numbers.toLong(value) : value;
    }
    if (value instanceof Double number) {
      return Numbers.narrow(new BigDecimal(requireFinite(number)).toBigInteger());
    }
    if (value instanceof String text) {
      return parseInteger(text, 10);
    }
    throw PyError.of(
        "TypeError",
        "int() argument must be a string, a bytes-like object or a real number, not '%s'"
            .formatted(Types.nameOf(value)));
  }

  /**
   * Reads an int in some base; base 0 reads the prefix.
   *
   * @throws PyError if the text is none
   */
  public static Object parseInteger(String text, int base) {
    Matcher matcher = INTEGER.matcher(text.strip());
    if (matcher.matches()) {
      String digits = matcher.group(2).toLowerCase(Locale.ROOT);
      int prefixBase = prefixBase(digits);
      boolean prefixed = prefixBase != 0 && (base == 0 || base == prefixBase);
      int radix = prefixed ? prefixBase : base == 0 ? 10 : base;
      String plain = prefixed ? digits.substring(2) : digits;
      boolean leadingZero = base == 0 && !prefixed && plain.matches("0+[1-9].*");
      if (!leadingZero
          && plain.matches("[0-9a-z](?:_?[0-9a-z])*|(?:_[0-9a-z]+)")
          && plain.length() <= MAX_DIGITS) {
        try {
          BigInteger number = new BigInteger(plain.replace("_", ""), radix);
          return Numbers.narrow("-".equals(matcher.group(1)) ? number.negate() : number);
        } catch (NumberFormatException e) {
          // Refused below, like any text that is no number.
        }
      }
    }
    throw PyError.of(
        "ValueError",
        "invalid literal for int() with base %d: %s".formatted(base, Text.repr(text)));
  }

  /**
   * Converts to float.
   *
   * @throws PyError if the value is no number and no text of one
   */
  public static double toFloat(Object value) {
    if (Numbers.isNumber(value)) {
      return Numbers.toDouble(value);
    }
    if (value instanceof String text) {
      String stripped = text.strip();
      Matcher special = SPECIAL.matcher(stripped);
      if (special.matches()) {
        double magnitude = special.group(2) == null ? Double.NaN : Double.POSITIVE_INFINITY;
        return "-".equals(special.group(1)) ? -magnitude : magnitude;
      }
      if (FLOAT.matcher(stripped).matches()) {
        return Double.parseDouble(stripped.replace("_", ""));
      }
      throw PyError.of("ValueError", "could not convert string to float: " + Text.repr(text));
    }
    throw PyError.of(
        "TypeError",
        "float() argument must be a string or a real number, not '%s'"
            .formatted(Types.nameOf(value)));
  }

  static double requireFinite(double number) {
    if (Double.isNaN(number)) {
      throw PyError.of("ValueError", "cannot convert float NaN to integer");
    }
    if (Double.isInfinite(number)) {
      throw PyError.of("OverflowError", "cannot convert float infinity to integer");
    }
    return number;
  }

  private static int prefixBase(String digits) {
    if (digits.startsWith("0x")) {
      return 16;
    }
    return digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 0;
  }
}
