package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Heat environment.
 *
 * @param parameters values of parameters, weaker than those given with the stack
 * @param parameterDefaults values that replace the defaults of parameters
 * @param types other names for resource types
 */
public record HotEnvironment(
    Map<String, @Nullable Object> parameters,
    Map<String, @Nullable Object> parameterDefaults,
    Map<String, String> types) {

  private static final Set<String> KEYS =
      Set.of(
          "parameters",
          "parameter_defaults",
          "resource_registry",
          "encrypted_param_names",
          "event_sinks",
          "parameter_merge_strategies");

  private static final Set<String> REGISTRY_SETTINGS = Set.of("base_url", "resources");

  /** Copies the members. */
  public HotEnvironment {
    parameters = StackValues.immutableMap(parameters);
    parameterDefaults = StackValues.immutableMap(parameterDefaults);
    types = Map.copyOf(types);
  }

  /** Returns the environment without anything in it. */
  public static HotEnvironment empty() {
    return new HotEnvironment(Map.of(), Map.of(), Map.of());
  }

  /**
   * Reads an environment.
   *
   * @param source a map, YAML text, or null
   * @throws HotException if it cannot be read
   */
  public static HotEnvironment of(@Nullable Object source) {
    Object document = source instanceof String text ? HotYaml.parse(text) : source;
    if (document == null) {
      return empty();
    }
    Map<String, @Nullable Object> map = Sections.map(document, "environment");
    Sections.requireKeys(map, KEYS, "environment");
    return new HotEnvironment(
        Sections.entries(map.get("parameters"), "environment.parameters"),
        Sections.entries(map.get("parameter_defaults"), "environment.parameter_defaults"),
        registry(map.get("resource_registry")));
  }

  private static Map<String, String> registry(@Nullable Object section) {
    Map<String, String> types = new LinkedHashMap<>();
    Sections.entries(section, "environment.resource_registry")
        .forEach(
            (type, target) -> {
              if (target instanceof String name) {
                types.put(type, name);
              } else if (!REGISTRY_SETTINGS.contains(type) && target != null) {
                throw HotException.at(
                    "environment.resource_registry." + type,
                    "expected the name of a type or file, got " + StackValues.described(target));
              }
            });
    return types;
  }
}
