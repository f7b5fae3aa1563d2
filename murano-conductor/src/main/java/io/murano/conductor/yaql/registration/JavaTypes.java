package io.murano.conductor.yaql.registration;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.ExecutableNode;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.runtime.ParameterType;
import io.murano.conductor.yaql.type.LazyRule;
import io.murano.conductor.yaql.type.PlainType;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.DateTime;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.TimeSpan;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parameter type stands for a Java type, and how numbers get there. */
final class JavaTypes {

  private static final Map<Class<?>, ParameterType> KNOWN =
      Map.ofEntries(
          Map.entry(Object.class, Types.ANY),
          Map.entry(String.class, Types.STRING),
          Map.entry(long.class, Types.INTEGER),
          Map.entry(Long.class, Types.INTEGER),
          Map.entry(double.class, Types.NUMBER),
          Map.entry(Double.class, Types.NUMBER),
          Map.entry(Number.class, Types.NUMBER),
          Map.entry(boolean.class, Types.BOOL),
          Map.entry(Boolean.class, Types.BOOL),
          Map.entry(YaqlIterable.class, Types.ITERABLE),
          Map.entry(YaqlSequence.class, Types.SEQUENCE),
          Map.entry(YaqlDict.class, Types.MAPPING),
          Map.entry(YaqlSet.class, Types.SET),
          Map.entry(DateTime.class, Types.DATETIME),
          Map.entry(TimeSpan.class, Types.TIMESPAN),
          Map.entry(Lambda.class, Types.LAMBDA),
          Map.entry(LazyRule.class, Types.MAPPING_RULE),
          Map.entry(ExecutableNode.class, Types.EXPRESSION));

  private JavaTypes() {}

  static ParameterType of(Class<?> type) {
    ParameterType known = KNOWN.get(type);
    return known == null ? PlainType.ofClass(type) : known;
  }

  static @Nullable Object toDouble(@Nullable Object number) {
    return number == null ? null : (Object) Numbers.toDouble(number);
  }

  static @Nullable Object toLong(@Nullable Object number) {
    if (number instanceof BigInteger) {
      throw NativeException.overflow("integer does not fit into 64 bits: " + number);
    }
    return number;
  }

  /** Returns the value of null, true, false, a number or a text in single quotes. */
  static @Nullable Object literal(String text) {
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return text.substring(1, text.length() - 1);
    }
    return switch (text) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    try {
      return text.contains(".")
          ? (Object) Double.valueOf(text)
          : Numbers.normalize(new BigInteger(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is no literal", e);
    }
  }
}
