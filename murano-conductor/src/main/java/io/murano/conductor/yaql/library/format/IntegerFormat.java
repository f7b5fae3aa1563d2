package io.murano.conductor.yaql.library.format;

import io.murano.conductor.yaql.error.NativeException;
import java.math.BigInteger;
import java.util.Locale;

/** Formats integers. */
final class IntegerFormat {

  private IntegerFormat() {}

  static String format(BigInteger value, FormatSpec spec) {
    int type = spec.type() == 0 || spec.type() == 'n' ? 'd' : spec.type();
    if ("bcdoxX".indexOf(type) < 0) {
      throw spec.unknownType("int");
    }
    if (spec.precision() >= 0) {
      throw NativeException.valueError("Precision not allowed in integer format specifier");
    }
    if (spec.coerceZero()) {
      throw NativeException.valueError(
          "Negative zero coercion (z) not allowed in format specifier with integer");
    }
    if (type == 'c') {
      return character(value, spec);
    }
    int radix = type == 'b' ? 2 : type == 'o' ? 8 : type == 'd' ? 10 : 16;
    String digits = value.abs().toString(radix);
    String prefix = spec.alternate() && radix != 10 ? "0" + (char) type : "";
    return NumberLayout.layout(
        spec,
        value.signum() < 0,
        prefix,
        type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits,
        "",
        radix == 10 ? 3 : 4);
  }

  private static String character(BigInteger value, FormatSpec spec) {
    if (spec.sign() != 0) {
      throw NativeException.valueError("Sign not allowed with integer format specifier 'c'");
    }
    if (spec.alternate()) {
      throw NativeException.valueError(
          "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (value.signum() < 0 || value.compareTo(BigInteger.valueOf(Character.MAX_CODE_POINT)) > 0) {
      throw NativeException.overflow("%c arg not in range(0x110000)");
    }
    return spec.pad(Character.toString(value.intValue()), 1);
  }
}
