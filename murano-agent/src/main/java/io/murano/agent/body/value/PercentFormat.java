package io.murano.agent.body.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code %} operator on strings. One object formats one string. */
final class PercentFormat {

  private static final String FLAGS = "-+ #0";
  private static final int MAX_WIDTH = 1_000_000;

  private final String format;
  private final Object argument;
  private final List<Object> positional;
  private final StringBuilder result = new StringBuilder();
  private int position;
  private int used;
  private boolean byName;

  private PercentFormat(String format, Object argument) {
    this.format = format;
    this.argument = argument;
    this.positional = argument instanceof PyTuple tuple ? tuple.items() : List.of(argument);
  }

  /**
   * Formats.
   *
   * @param argument a tuple of arguments, a dict for named ones, or the only argument
   * @throws PyError if format and arguments do not fit
   */
  static String apply(String format, Object argument) {
    return new PercentFormat(format, argument).run();
  }

  private String run() {
    while (position < format.length()) {
      char c = format.charAt(position++);
      if (c == '%') {
        conversion();
      } else {
        result.append(c);
      }
    }
    boolean allUsed = used >= positional.size();
    if (!allUsed && !byName && !(argument instanceof PyDict) && !(argument instanceof PyList)) {
      throw PyError.of("TypeError", "not all arguments converted during string formatting");
    }
    return result.toString();
  }

  private void conversion() {
    Object named = name();
    StringBuilder flags = new StringBuilder();
    while (position < format.length() && FLAGS.indexOf(format.charAt(position)) >= 0) {
      flags.append(format.charAt(position++));
    }
    int width = number();
    if (width < 0) {
      flags.append('-');
    }
    int precision = -1;
    if (position < format.length() && format.charAt(position) == '.') {
      position++;
      precision = Math.max(0, number());
    }
    while (position < format.length() && "hlL".indexOf(format.charAt(position)) >= 0) {
      position++;
    }
    if (position >= format.length()) {
      throw PyError.of("ValueError", "incomplete format");
    }
    char type = format.charAt(position++);
    if (type == '%') {
      result.append('%');
      return;
    }
    Object value = named == null ? next() : named;
    result.append(
        pad(
            convert(value, type, flags.toString(), precision),
            flags.toString(),
            Math.abs(width),
            type));
  }

  private @Nullable Object name() {
    if (position >= format.length() || format.charAt(position) != '(') {
      return null;
    }
    int close = format.indexOf(')', position);
    if (close < 0) {
      throw PyError.of("ValueError", "incomplete format key");
    }
    if (!(argument instanceof PyDict dict)) {
      throw PyError.of("TypeError", "format requires a mapping");
    }
    String name = format.substring(position + 1, close);
    position = close + 1;
    byName = true;
    Object value = dict.get(name);
    if (value == null) {
      throw PyError.missingKey(name);
    }
    return value;
  }

  private int number() {
    if (position < format.length() && format.charAt(position) == '*') {
      position++;
      Object value = next();
      if (!Numbers.isIntegral(value)) {
        throw PyError.of("TypeError", "* wants int");
      }
      return limited(Numbers.toLong(value));
    }
    int start = position;
    while (position < format.length() && Character.isDigit(format.charAt(position))) {
      position++;
    }
    return position == start
        ? 0
        : limited(new BigInteger(format.substring(start, position)).longValue());
  }

  private static int limited(long number) {
    if (Math.abs(number) > MAX_WIDTH) {
      throw PyError.of("ValueError", "width too big");
    }
    return (int) number;
  }

  private Object next() {
    if (used >= positional.size()) {
      throw PyError.of("TypeError", "not enough arguments for format string");
    }
    return positional.get(used++);
  }

  private String convert(Object value, char type, String flags, int precision) {
    switch (type) {
      case 's':
        return cut(Text.str(value), precision);
      case 'r':
        return cut(Text.repr(value), precision);
      case 'a':
        return cut(Text.ascii(value), precision);
      case 'c':
        return character(value);
      case 'd':
      case 'i':
      case 'u':
        return integer(value, type, 10, flags, precision);
      case 'o':
        return integer(value, type, 8, flags, precision);
      case 'x':
      case 'X':
        return integer(value, type, 16, flags, precision);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return floating(value, type, flags, precision);
      default:
        throw PyError.of(
            "ValueError",
            "unsupported format character '%s' (0x%x) at index %d"
                .formatted(type, (int) type, Strings.position(format, position) - 1));
    }
  }

  private static String cut(String text, int precision) {
    return precision >= 0 && precision < Strings.length(text)
        ? Strings.substring(text, 0, precision)
        : text;
  }

  private static String character(Object value) {
    if (value instanceof String text && Strings.length(text) == 1) {
      return text;
    }
    if (Numbers.isIntegral(value)) {
      return Formatting.format(value, "c");
    }
    throw PyError.of("TypeError", "%c requires int or char");
  }

  private static String integer(Object value, char type, int radix, String flags, int precision) {
    BigInteger number;
    if (value instanceof Double real && radix == 10) {
      number = new BigDecimal(Converting.requireFinite(real)).toBigInteger();
    } else if (Numbers.isIntegral(value)) {
      number = Numbers.toBig(value);
    } else {
      throw PyError.of(
          "TypeError",
          radix == 10
              ? "%%%s format: a real number is required, not %s"
                  .formatted(type, Types.nameOf(value))
              : "%%%s format: an integer is required, not %s".formatted(type, Types.nameOf(value)));
    }
    String digits = number.abs().toString(radix);
    if (precision > digits.length()) {
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    String prefix = flags.contains("#") && radix != 10 ? "0" + type : "";
    String cased = type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    return sign(number.signum() < 0, flags) + prefix + cased;
  }

  private static String floating(Object value, char type, String flags, int precision) {
    if (!Numbers.isNumber(value)) {
      throw PyError.of("TypeError", "must be real number, not " + Types.nameOf(value));
    }
    double number = Numbers.toDouble(value);
    boolean negative = number < 0 || (number == 0 && 1 / number < 0);
    return sign(negative, flags) + FloatFormat.digits(number, type, precision, flags.contains("#"));
  }

  private static String sign(boolean negative, String flags) {
    if (negative) {
      return "-";
    }
    return flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  private static String pad(String text, String flags, int width, char type) {
    int missing = width - Strings.length(text);
    if (missing <= 0) {
      return text;
    }
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    }
    if (flags.contains("0") && "srac".indexOf(type) < 0) {
      int signs = !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
      int prefix =
          text.startsWith("0x", signs)
                  || text.startsWith("0X", signs)
                  || text.startsWith("0o", signs)
              ? 2
              : 0;
      int head = signs + prefix;
      return text.substring(0, head) + "0".repeat(missing) + text.substring(head);
    }
    return " ".repeat(missing) + text;
  }
}
