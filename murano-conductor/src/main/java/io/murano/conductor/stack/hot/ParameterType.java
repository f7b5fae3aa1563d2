package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The types of template parameters, and how given values become values of the type. */
enum ParameterType {
  STRING("string"),
  NUMBER("number"),
  LIST("comma_delimited_list"),
  JSON("json"),
  BOOLEAN("boolean");

  private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");
  private static final JsonMapper JSON_MAPPER = JsonMapper.builder().build();

  private final String text;

  ParameterType(String text) {
    this.text = text;
  }

  /** Returns the type of a name. */
  static Optional<ParameterType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.text.equals(name)).findFirst();
  }

  /** Returns the names of all types. */
  static String names() {
    return Arrays.stream(values()).map(type -> type.text).collect(Collectors.joining(", "));
  }

  /**
   * Returns a given value as a value of this type.
   *
   * @throws IllegalArgumentException if it is none; the message says what was expected
   */
  @Nullable Object convert(Object value) {
    return switch (this) {
      case STRING -> string(value);
      case NUMBER -> number(value);
      case LIST -> list(value);
      case JSON -> json(value);
      case BOOLEAN -> bool(value);
    };
  }

  private static Object string(Object value) {
    if (value instanceof Map || value instanceof List) {
      return PythonText.json(value);
    }
    return PythonText.ofScalar(value);
  }

  private static Object number(Object value) {
    if (value instanceof Number) {
      return value;
    }
    if (value instanceof String given) {
      try {
        return canonicalNumber(given.strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected a number, got '%s'".formatted(given), e);
      }
    }
    throw expected("a number", value);
  }

  private static Object canonicalNumber(String given) {
    boolean integral = given.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+');
    Number number = integral ? new BigInteger(given) : new BigDecimal(given);
    Object canonical = StackValues.immutable(number);
    return canonical == null ? number : canonical;
  }

  private static Object list(Object value) {
    if (value instanceof List<?> items) {
      List<String> texts = new ArrayList<>();
      items.forEach(item -> texts.add(item == null ? "None" : String.valueOf(string(item))));
      return texts;
    }
    if (value instanceof String given) {
      return given.isEmpty()
          ? List.of()
          : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
    }
    throw expected("a list or a text with commas", value);
  }

  private static @Nullable Object json(Object value) {
    if (!(value instanceof String given)) {
      return value;
    }
    if (given.isEmpty()) {
      return given;
    }
    try {
      return StackValues.immutable(JSON_MAPPER.readValue(given, Object.class));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "expected JSON, got text that is none: " + e.getOriginalMessage(), e);
    }
  }

  private static Object bool(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    String given = String.valueOf(value).strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(given)) {
      return true;
    }
    if (FALSE.contains(given)) {
      return false;
    }
    throw expected("a boolean", value);
  }

  private static IllegalArgumentException expected(String what, Object value) {
    return new IllegalArgumentException(
        "expected %s, got %s".formatted(what, StackValues.described(value)));
  }

  /** Returns the name of the type in templates. */
  @Override
  public String toString() {
    return text;
  }
}
