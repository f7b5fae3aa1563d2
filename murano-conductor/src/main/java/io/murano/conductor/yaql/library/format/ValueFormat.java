package io.murano.conductor.yaql.library.format;

import io.murano.conductor.yaql.error.BudgetException;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.library.time.TimeFormat;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import org.jspecify.annotations.Nullable;

/** Formats one value by a specification ({@code __format__} of the value's type). */
final class ValueFormat {

  private static final long MAX_WIDTH = 1L << 24;

  private ValueFormat() {}

  static String format(@Nullable Object value, String spec, Evaluation evaluation) {
    if (spec.isEmpty()) {
      return Text.str(value);
    }
    if (value instanceof DateTime dateTime) {
      return TimeFormat.format(dateTime, spec);
    }
    if (value instanceof String s) {
      return string(s, checked(FormatSpec.parse(spec, '<', 's'), evaluation));
    }
    if (value instanceof Double d) {
      return FloatFormat.format(
          d, checked(FormatSpec.parse(spec, '>', (char) 0), evaluation), "float");
    }
    if (value instanceof Number || value instanceof Boolean) {
      FormatSpec parsed = checked(FormatSpec.parse(spec, '>', (char) 0), evaluation);
      return parsed.type() != 0 && "eEfFgG%".indexOf(parsed.type()) >= 0
          ? FloatFormat.format(Numbers.toDouble(value), parsed, "int")
          : IntegerFormat.format(Numbers.big(value), parsed);
    }
    throw NativeException.typeError(
        "unsupported format string passed to " + Text.typeName(value) + ".__format__");
  }

  /** Stops before a field is made that is larger than anybody may make. */
  private static FormatSpec checked(FormatSpec spec, Evaluation evaluation) {
    long size = Math.max(spec.width(), spec.precision());
    evaluation.checkMemory(size);
    if (size > MAX_WIDTH) {
      throw BudgetException.memoryQuotaExceeded();
    }
    return spec;
  }

  private static String string(String value, FormatSpec spec) {
    if (spec.type() != 0 && spec.type() != 's') {
      throw spec.unknownType("str");
    }
    if (spec.sign() != 0) {
      throw NativeException.valueError("Sign not allowed in string format specifier");
    }
    if (spec.coerceZero() || spec.alternate()) {
      throw NativeException.valueError("Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align() == '=') {
      throw NativeException.valueError("'=' alignment not allowed in string format specifier");
    }
    int length = CodePoints.length(value);
    if (spec.precision() >= 0 && spec.precision() < length) {
      length = spec.precision();
      return spec.pad(CodePoints.slice(value, 0, length), length);
    }
    return spec.pad(value, length);
  }
}
