package io.murano.agent.body.value;

import java.math.BigInteger;
import java.util.Locale;

/** What {@code format(value, spec)} shows. Stateless. */
public final class Formatting {

  private static final int GROUP = 3;
  private static final int BINARY_GROUP = 4;
  private static final int MAX_CODE_POINT = 0x10FFFF;

  private Formatting() {}

  /**
   * Formats a value.
   *
   * @throws PyError if the specification does not fit the value
   */
  public static String format(Object value, String spec) {
    if (value instanceof String text) {
      return formatText(text, FormatSpec.parse(spec, "str"));
    }
    if (spec.isEmpty()) {
      return Text.str(value);
    }
    if (value instanceof Double number) {
      return formatFloat(number, FormatSpec.parse(spec, "float"));
    }
    if (Numbers.isIntegral(value)) {
      return formatInteger(value, FormatSpec.parse(spec, Types.nameOf(value)));
    }
    throw PyError.of(
        "TypeError",
        "unsupported format string passed to %s.__format__".formatted(Types.nameOf(value)));
  }

  private static String formatText(String text, FormatSpec spec) {
    if (spec.type() != 0 && spec.type() != 's') {
      throw unknownCode(spec.type(), "str");
    }
    if (spec.sign() != 0) {
      throw PyError.of("ValueError", "Sign not allowed in string format specifier");
    }
    if (spec.align() == '=') {
      throw PyError.of("ValueError", "'=' alignment not allowed in string format specifier");
    }
    if (spec.grouping() != 0) {
      throw PyError.of("ValueError", "Cannot specify '%s' with 's'.".formatted(spec.grouping()));
    }
    int length = Strings.length(text);
    String cut =
        spec.precision() >= 0 && spec.precision() < length
            ? Strings.substring(text, 0, spec.precision())
            : text;
    return spec.pad(cut, '<', 0);
  }

  private static String formatInteger(Object value, FormatSpec spec) {
    if (spec.type() != 0 && "eEfFgG%".indexOf(spec.type()) >= 0) {
      return formatFloat(Numbers.toDouble(value), spec);
    }
    if (spec.precision() >= 0) {
      throw PyError.of("ValueError", "Precision not allowed in integer format specifier");
    }
    BigInteger number = Numbers.toBig(value);
    if (spec.type() == 'c') {
      return spec.pad(character(number), '<', 0);
    }
    String digits = number.abs().toString(radix(spec.type(), Types.nameOf(value)));
    String cased = spec.type() == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    String prefix = spec.alternate() ? prefix(spec.type()) : "";
    String sign = sign(number.signum() < 0, spec.sign()) + prefix;
    int group = radix(spec.type(), "int") == 10 ? GROUP : BINARY_GROUP;
    return assemble(sign, cased, "", group, spec);
  }

  private static String formatFloat(double number, FormatSpec spec) {
    char type = spec.type();
    if (type != 0 && "eEfFgGn%".indexOf(type) < 0) {
      throw unknownCode(type, "float");
    }
    String digits = FloatFormat.digits(number, type, spec.precision(), spec.alternate());
    boolean negative = number < 0 || (number == 0 && 1 / number < 0);
    int end = 0;
    while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
      end++;
    }
    String sign = sign(negative, spec.sign());
    return assemble(sign, digits.substring(0, end), digits.substring(end), GROUP, spec);
  }

  /** Groups the whole part, leads it with zeros where the width asks for them, and pads. */
  private static String assemble(
      String sign, String whole, String rest, int group, FormatSpec spec) {
    if (spec.grouping() == 0 || whole.isEmpty()) {
      return spec.pad(sign + whole + rest, spec.zero() ? '=' : '>', sign.length());
    }
    String grouped = group(whole, spec.grouping(), group);
    boolean zeros = spec.align() == 0 ? spec.zero() : spec.align() == '=';
    if (zeros && "0".equals(spec.fill())) {
      String leading = whole;
      while (sign.length() + grouped.length() + rest.length() < spec.width()) {
        leading = "0" + leading;
        grouped = group(leading, spec.grouping(), group);
      }
    }
    return spec.pad(sign + grouped + rest, spec.zero() ? '=' : '>', sign.length());
  }

  private static String group(String digits, char separator, int size) {
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % size == 0) {
        grouped.append(separator);
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }

  private static String sign(boolean negative, char wanted) {
    if (negative) {
      return "-";
    }
    return wanted == '+' ? "+" : wanted == ' ' ? " " : "";
  }

  private static int radix(char type, String typeName) {
    switch (type) {
      case 0:
      case 'd':
      case 'n':
        return 10;
      case 'b':
        return 2;
      case 'o':
        return 8;
      case 'x':
      case 'X':
        return 16;
      default:
        throw unknownCode(type, typeName);
    }
  }

  private static String prefix(char type) {
    switch (type) {
      case 'b':
      case 'o':
      case 'x':
      case 'X':
        return "0" + type;
      default:
        return "";
    }
  }

  private static String character(BigInteger number) {
    if (number.signum() < 0
        || number.bitLength() >= Integer.SIZE
        || number.intValue() > MAX_CODE_POINT) {
      throw PyError.of("OverflowError", "%c arg not in range(0x110000)");
    }
    return Character.toString(number.intValue());
  }

  private static PyError unknownCode(char type, String typeName) {
    return PyError.of(
        "ValueError", "Unknown format code '%s' for object of type '%s'".formatted(type, typeName));
  }
}
