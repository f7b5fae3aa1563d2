package io.murano.conductor.muranopl.yaml;

import io.murano.conductor.muranopl.value.ByteString;
import io.murano.conductor.muranopl.value.CalendarDate;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.TimeSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Implicit types of plain scalars and the values of explicitly typed ones, as PyYAML's {@code
 * Resolver} and {@code SafeConstructor} define them for YAML 1.1.
 */
final class YamlScalars {

  static final String PREFIX = "tag:yaml.org,2002:";
  static final String NULL = PREFIX + "null";
  static final String BOOL = PREFIX + "bool";
  static final String INT = PREFIX + "int";
  static final String FLOAT = PREFIX + "float";
  static final String TIMESTAMP = PREFIX + "timestamp";
  static final String MERGE = PREFIX + "merge";
  static final String VALUE = PREFIX + "value";
  static final String STR = PREFIX + "str";
  static final String BINARY = PREFIX + "binary";

  private static final Pattern BOOL_TEXT =
      Pattern.compile("yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
  private static final Pattern FLOAT_TEXT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
              + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(?:inf|Inf|INF)"
              + "|\\.(?:nan|NaN|NAN)");
  private static final Pattern INT_TEXT =
      Pattern.compile(
          "[-+]?0b[0-1_]+"
              + "|[-+]?0[0-7_]+"
              + "|[-+]?(?:0|[1-9][0-9_]*)"
              + "|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
  private static final Pattern NULL_TEXT = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern TIMESTAMP_TEXT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
              + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");
  private static final Pattern TIMESTAMP_PARTS =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
              + "(?:(?:[Tt]|[ \\t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]*))?"
              + "(?:[ \\t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?)?");

  private YamlScalars() {}

  /** Returns the tag of the standard type a plain scalar has, or null if it is just text. */
  static @Nullable String implicitTag(String text) {
    if (NULL_TEXT.matcher(text).matches()) {
      return NULL;
    }
    char first = text.charAt(0);
    if ("yYnNtTfFoO".indexOf(first) >= 0) {
      return BOOL_TEXT.matcher(text).matches() ? BOOL : null;
    }
    if (first == '<') {
      return text.equals("<<") ? MERGE : null;
    }
    if (first == '=') {
      return text.equals("=") ? VALUE : null;
    }
    return "-+0123456789.".indexOf(first) >= 0 ? numericTag(text) : null;
  }

  private static @Nullable String numericTag(String text) {
    if (FLOAT_TEXT.matcher(text).matches()) {
      return FLOAT;
    }
    if (INT_TEXT.matcher(text).matches()) {
      return INT;
    }
    return TIMESTAMP_TEXT.matcher(text).matches() ? TIMESTAMP : null;
  }

  /**
   * Returns the value of a scalar of a standard type.
   *
   * @throws IllegalArgumentException if the text does not have that type
   */
  static @Nullable Object value(String tag, String text) {
    return switch (tag) {
      case NULL -> null;
      case BOOL -> bool(text);
      case INT -> integer(text);
      case FLOAT -> floating(text);
      case TIMESTAMP -> timestamp(text);
      case BINARY -> ByteString.of(Base64.getMimeDecoder().decode(text));
      case STR -> text;
      default ->
          throw new IllegalArgumentException(
              "could not determine a constructor for the tag '" + tag + "'");
    };
  }

  private static Boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      case "no", "false", "off" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not a boolean");
    };
  }

  private static Object integer(String text) {
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    BigInteger value;
    if (digits.equals("0")) {
      value = BigInteger.ZERO;
    } else if (digits.startsWith("0b")) {
      value = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      value = new BigInteger(digits.substring(2), 16);
    } else if (digits.startsWith("0")) {
      value = new BigInteger(digits, 8);
    } else if (digits.indexOf(':') >= 0) {
      value = sexagesimal(digits);
    } else {
      value = new BigInteger(digits);
    }
    value = negative ? value.negate() : value;
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private static BigInteger sexagesimal(String digits) {
    BigInteger value = BigInteger.ZERO;
    for (String part : digits.split(":")) {
      value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
    }
    return value;
  }

  private static Double floating(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    double value;
    if (digits.equals(".inf")) {
      value = Double.POSITIVE_INFINITY;
    } else if (digits.equals(".nan")) {
      value = Double.NaN;
    } else if (digits.indexOf(':') >= 0) {
      BigDecimal sum = BigDecimal.ZERO;
      for (String part : digits.split(":")) {
        sum = sum.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(part));
      }
      value = sum.doubleValue();
    } else {
      value = Double.parseDouble(digits);
    }
    return negative ? -value : value;
  }

  private static Object timestamp(String text) {
    Matcher matcher = TIMESTAMP_PARTS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a timestamp");
    }
    try {
      LocalDate date = LocalDate.of(part(matcher, 1), part(matcher, 2), part(matcher, 3));
      if (matcher.group(4) == null) {
        return new CalendarDate(date);
      }
      LocalDateTime time =
          date.atTime(part(matcher, 4), part(matcher, 5), part(matcher, 6))
              .withNano(nanos(matcher.group(7)));
      return new DateTime(time, matcher.group(8) == null ? null : zone(matcher));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a valid time", e);
    }
  }

  private static int part(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    if (fraction == null || fraction.isEmpty()) {
      return 0;
    }
    return Integer.parseInt((fraction + "000000").substring(0, 6)) * 1000;
  }

  private static DateTime.Zone zone(Matcher matcher) {
    if (matcher.group(9) == null) {
      return DateTime.Zone.of(TimeSpan.ZERO);
    }
    int minutes = matcher.group(11) == null ? 0 : part(matcher, 11);
    long micros = (part(matcher, 10) * 60L + minutes) * 60_000_000L;
    return DateTime.Zone.of(TimeSpan.ofMicros(matcher.group(9).equals("-") ? -micros : micros));
  }

  /** Returns whether Python would take two scalars for one dictionary key. */
  static boolean sameKey(@Nullable Object left, @Nullable Object right) {
    Object a = left instanceof Boolean flag ? (flag ? 1L : 0L) : left;
    Object b = right instanceof Boolean flag ? (flag ? 1L : 0L) : right;
    if (a instanceof Number && b instanceof Number && a.getClass() != b.getClass()) {
      return decimal(a).compareTo(decimal(b)) == 0;
    }
    return Objects.equals(a, b);
  }

  private static BigDecimal decimal(Object number) {
    if (number instanceof Double d) {
      return d.isNaN() || d.isInfinite()
          ? BigDecimal.valueOf(Long.MIN_VALUE, -400)
          : new BigDecimal(d);
    }
    return new BigDecimal(number.toString());
  }
}
