package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code parameters} section of a template. */
final class ParameterReader {

  private static final Set<String> KEYS =
      Set.of(
          "type",
          "label",
          "description",
          "default",
          "schema",
          "constraints",
          "hidden",
          "immutable",
          "tags");

  private ParameterReader() {}

  /** Returns the declared parameters in their order. */
  static Map<String, ParameterDefinition> read(@Nullable Object section) {
    Map<String, ParameterDefinition> parameters = new LinkedHashMap<>();
    Sections.entries(section, "parameters")
        .forEach((name, schema) -> parameters.put(name, parameter(name, schema)));
    return parameters;
  }

  private static ParameterDefinition parameter(String name, @Nullable Object declared) {
    String path = "parameters." + name;
    Map<String, @Nullable Object> schema = Sections.map(declared, path);
    Sections.requireKeys(schema, KEYS, path);
    Object typeName = schema.get("type");
    if (typeName == null) {
      throw HotException.at(path, "has no type; one of " + ParameterType.names());
    }
    ParameterType type =
        ParameterType.of(String.valueOf(typeName))
            .orElseThrow(
                () ->
                    HotException.at(
                        path,
                        "type '%s' does not exist; one of %s"
                            .formatted(typeName, ParameterType.names())));
    ParameterDefinition plain =
        new ParameterDefinition(
            name,
            type,
            null,
            constraints(schema.get("constraints"), path),
            flag(schema, "hidden", path),
            flag(schema, "immutable", path));
    Object defaultValue = schema.get("default");
    return defaultValue == null ? plain : withDefault(plain, defaultValue);
  }

  /** Returns the parameter with another default, which must satisfy its constraints. */
  static ParameterDefinition withDefault(ParameterDefinition parameter, Object defaultValue) {
    return new ParameterDefinition(
        parameter.name(),
        parameter.type(),
        parameter.accept(defaultValue),
        parameter.constraints(),
        parameter.hidden(),
        parameter.immutable());
  }

  private static boolean flag(Map<String, @Nullable Object> schema, String key, String path) {
    Object value = schema.get(key);
    try {
      return value != null && Boolean.TRUE.equals(ParameterType.BOOLEAN.convert(value));
    } catch (IllegalArgumentException e) {
      throw HotException.at(path + "." + key, String.valueOf(e.getMessage()));
    }
  }

  private static List<ParameterConstraint> constraints(@Nullable Object declared, String path) {
    if (declared == null) {
      return List.of();
    }
    if (!(declared instanceof List<?> list)) {
      throw HotException.at(
          path + ".constraints", "expected a list, got " + StackValues.described(declared));
    }
    List<ParameterConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String at = "%s.constraints[%d]".formatted(path, i);
      constraints.add(constraint(Sections.map(list.get(i), at), at));
    }
    return constraints;
  }

  private static ParameterConstraint constraint(Map<String, @Nullable Object> declared, String at) {
    Set<String> kinds = new TreeSet<>(declared.keySet());
    kinds.remove("description");
    if (kinds.size() != 1) {
      throw HotException.at(at, "expected exactly one constraint, got " + kinds);
    }
    String kind = kinds.iterator().next();
    Object limit = declared.get(kind);
    return switch (kind) {
      case "length" ->
          new ParameterConstraint.Length(limit(limit, "min", at), limit(limit, "max", at));
      case "range" ->
          new ParameterConstraint.Range(limit(limit, "min", at), limit(limit, "max", at));
      case "modulo" -> modulo(limit, at);
      case "allowed_values" -> allowedValues(limit, at);
      case "allowed_pattern" -> allowedPattern(limit, at);
      case "custom_constraint" -> new ParameterConstraint.Custom(String.valueOf(limit));
      default ->
          throw HotException.at(
              at,
              "constraint '%s' does not exist; known are length, range, modulo, allowed_values,"
                      .formatted(kind)
                  + " allowed_pattern, custom_constraint");
    };
  }

  private static @Nullable BigDecimal limit(@Nullable Object limits, String key, String at) {
    Map<String, @Nullable Object> map = Sections.map(limits, at);
    Sections.requireKeys(map, Set.of("min", "max"), at);
    return number(map, key, at);
  }

  private static ParameterConstraint modulo(@Nullable Object limits, String at) {
    Map<String, @Nullable Object> map = Sections.map(limits, at);
    Sections.requireKeys(map, Set.of("step", "offset"), at);
    BigDecimal step = number(map, "step", at);
    BigDecimal offset = number(map, "offset", at);
    if (step == null || step.signum() == 0) {
      throw HotException.at(at, "modulo needs a step other than 0");
    }
    return new ParameterConstraint.Modulo(step, offset == null ? BigDecimal.ZERO : offset);
  }

  private static @Nullable BigDecimal number(
      Map<String, @Nullable Object> map, String key, String at) {
    Object value = map.get(key);
    BigDecimal number = ParameterConstraint.decimal(value);
    if (value != null && number == null) {
      throw HotException.at(
          at + "." + key, "expected a number, got " + StackValues.described(value));
    }
    return number;
  }

  private static ParameterConstraint allowedValues(@Nullable Object values, String at) {
    if (values instanceof List<?> list) {
      return new ParameterConstraint.AllowedValues(new ArrayList<>(list));
    }
    throw HotException.at(at, "allowed_values needs a list, got " + StackValues.described(values));
  }

  private static ParameterConstraint allowedPattern(@Nullable Object pattern, String at) {
    try {
      return new ParameterConstraint.AllowedPattern(Pattern.compile(String.valueOf(pattern)));
    } catch (PatternSyntaxException e) {
      throw HotException.at(at, "allowed_pattern cannot be read: " + e.getMessage());
    }
  }
}
