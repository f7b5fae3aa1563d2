package io.murano.conductor.stack.hot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides the values of a template's parameters. */
final class ParameterValues {

  private ParameterValues() {}

  /**
   * Returns the value of every declared parameter: the one given with the stack, else that of the
   * environment, else the environment's default, else the template's.
   *
   * @throws HotException if a value is missing, unknown or not acceptable
   */
  static Map<String, @Nullable Object> resolve(
      HotTemplate template, Map<String, @Nullable Object> given, HotEnvironment environment) {
    Map<String, @Nullable Object> explicit = new LinkedHashMap<>(environment.parameters());
    explicit.putAll(given);
    Set<String> unknown = new TreeSet<>(explicit.keySet());
    unknown.removeAll(template.parameters().keySet());
    if (!unknown.isEmpty()) {
      throw HotException.at(
          "parameters",
          "the template does not declare %s; it declares %s"
              .formatted(unknown, template.parameters().keySet()));
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    template
        .parameters()
        .forEach(
            (name, parameter) ->
                values.put(name, value(parameter, explicit.get(name), environment)));
    return values;
  }

  /** Returns the values as Heat shows them: lists with commas, maps as JSON. */
  static Map<String, String> texts(Map<String, @Nullable Object> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
      return items.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return value == null || value instanceof Map || value instanceof List
        ? PythonText.json(value)
        : PythonText.ofScalar(value);
  }

  private static @Nullable Object value(
      ParameterDefinition parameter, @Nullable Object explicit, HotEnvironment environment) {
    Object other = environment.parameterDefaults().get(parameter.name());
    Object given = explicit != null ? explicit : other;
    if (given != null) {
      return parameter.accept(given);
    }
    if (parameter.defaultValue() == null) {
      throw HotException.at("parameters." + parameter.name(), "no value was given");
    }
    return parameter.defaultValue();
  }
}
