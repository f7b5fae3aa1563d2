package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackValues;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of resource properties, with Heat's leniency about what is accepted for each. */
enum PropertyType {
  STRING("a string"),
  INTEGER("an integer"),
  NUMBER("a number"),
  BOOLEAN("a boolean"),
  LIST("a list"),
  MAP("a map"),
  ANY("a value");

  private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");

  private final String description;

  PropertyType(String description) {
    this.description = description;
  }

  /** Returns a given value as one of this type; null if it is none. */
  @Nullable Object convert(Object value) {
    return switch (this) {
      case STRING -> string(value);
      case INTEGER -> integer(value);
      case NUMBER -> number(value);
      case BOOLEAN -> bool(value);
      case LIST -> list(value);
      case MAP -> value instanceof Map ? value : null;
      case ANY -> value;
    };
  }

  private static @Nullable Object string(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return value instanceof String || value instanceof Number ? String.valueOf(value) : null;
  }

  private static @Nullable Object integer(Object value) {
    if (value instanceof Boolean) {
      return null;
    }
    try {
      return StackValues.immutable(new BigDecimal(String.valueOf(value)).toBigIntegerExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object number(Object value) {
    if (value instanceof Number) {
      return value;
    }
    try {
      return value instanceof String text ? Double.valueOf(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object bool(Object value) {
    String text = String.valueOf(value).toLowerCase(Locale.ROOT);
    if (TRUE.contains(text)) {
      return true;
    }
    return FALSE.contains(text) ? false : null;
  }

  private static @Nullable Object list(Object value) {
    if (value instanceof String text) {
      return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }
    return value instanceof List ? value : null;
  }

  /** Returns what a value of this type is called in messages. */
  @Override
  public String toString() {
    return description;
  }
}
