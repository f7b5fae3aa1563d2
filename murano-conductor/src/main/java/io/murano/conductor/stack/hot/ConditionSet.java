package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a template. They depend on parameters only and are decided while the template
 * is compiled, each at most once. Used by one thread.
 */
final class ConditionSet {

  private static final String KNOWN = "equals, not, and, or, contains, get_param, yaql";

  private final Map<String, @Nullable Object> definitions;
  private final BiFunction<@Nullable Object, String, @Nullable Object> constants;
  private final Map<String, Boolean> decided = new HashMap<>();
  private final Set<String> deciding = new LinkedHashSet<>();

  /**
   * Creates the set.
   *
   * @param definitions the {@code conditions} section
   * @param constants evaluates data that must not depend on resources, given its place
   */
  ConditionSet(
      Map<String, @Nullable Object> definitions,
      BiFunction<@Nullable Object, String, @Nullable Object> constants) {
    this.definitions = definitions;
    this.constants = constants;
  }

  /** Decides every condition, so that mistakes in unused ones are found too. */
  void decideAll() {
    definitions.keySet().forEach(name -> named(name, "conditions"));
  }

  /** Decides a condition: null holds. */
  boolean holds(@Nullable Object condition, String path) {
    if (condition == null) {
      return true;
    }
    if (condition instanceof Boolean decision) {
      return decision;
    }
    if (condition instanceof String name) {
      return named(name, path);
    }
    if (condition instanceof Map<?, ?> map && map.size() == 1) {
      Map.Entry<?, ?> call = map.entrySet().iterator().next();
      return call(String.valueOf(call.getKey()), call.getValue(), condition, path);
    }
    throw HotException.at(
        path,
        "expected a condition (a name, a boolean, or one of %s), got %s"
            .formatted(KNOWN, StackValues.described(condition)));
  }

  private boolean named(String name, String path) {
    if (!definitions.containsKey(name)) {
      throw HotException.at(
          path,
          "condition '%s' does not exist; known are %s".formatted(name, definitions.keySet()));
    }
    Boolean known = decided.get(name);
    if (known != null) {
      return known;
    }
    if (!deciding.add(name)) {
      throw HotException.at("conditions", "these depend on each other: " + deciding);
    }
    Object definition = definitions.get(name);
    if (!(definition instanceof Boolean || definition instanceof Map)) {
      throw HotException.at(
          "conditions." + name,
          "expected a boolean or a condition function, got " + StackValues.described(definition));
    }
    boolean holds = holds(definition, "conditions." + name);
    deciding.remove(name);
    decided.put(name, holds);
    return holds;
  }

  private boolean call(String function, @Nullable Object argument, Object whole, String path) {
    String inside = path + "." + function;
    switch (function) {
      case "not":
        return !holds(required(argument, inside), inside);
      case "and":
        return several(argument, inside).stream().allMatch(part -> holds(part, inside));
      case "or":
        return several(argument, inside).stream().anyMatch(part -> holds(part, inside));
      case "equals":
        List<?> values = pair(argument, inside);
        return PythonEquality.equal(
            constants.apply(values.get(0), inside), constants.apply(values.get(1), inside));
      case "get_param", "yaql", "contains":
        return decision(constants.apply(whole, path), path);
      default:
        throw HotException.at(
            path, "'%s' is no condition function; known are %s".formatted(function, KNOWN));
    }
  }

  private boolean decision(@Nullable Object value, String path) {
    if (value instanceof Boolean || value instanceof String) {
      return holds(value, path);
    }
    throw HotException.at(path, "expected a boolean, got " + StackValues.described(value));
  }

  private static Object required(@Nullable Object argument, String path) {
    if (argument == null) {
      throw HotException.at(path, "takes a condition");
    }
    return argument;
  }

  private static List<?> several(@Nullable Object argument, String path) {
    if (argument instanceof List<?> list && list.size() >= 2) {
      return list;
    }
    throw HotException.at(path, "takes a list of at least two conditions");
  }

  private static List<?> pair(@Nullable Object argument, String path) {
    if (argument instanceof List<?> list && list.size() == 2) {
      return list;
    }
    throw HotException.at(path, "takes [value, value]");
  }
}
