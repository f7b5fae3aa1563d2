package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.Expression;
import io.murano.conductor.stack.hot.HotException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties of a resource type, or of a map inside a property. Immutable. */
public final class PropertySchema {

  private final Map<String, Property> properties = new TreeMap<>();
  private final Map<String, String> oldNames = new TreeMap<>();

  private final boolean isOpen;

  private PropertySchema(boolean isOpen) {
    this.isOpen = isOpen;
  }

  /** Returns the schema that accepts any properties as they are. */
  public static PropertySchema any() {
    return new PropertySchema(true);
  }

  /** Returns a schema with the given properties. */
  public static PropertySchema of(Property... properties) {
    PropertySchema schema = new PropertySchema(false);
    for (Property property : properties) {
      schema.properties.put(property.name(), property);
      String oldName = property.formerly();
      if (oldName != null) {
        schema.oldNames.put(oldName, property.name());
      }
    }
    return schema;
  }

  /**
   * Returns given properties with the types of the schema and its defaults. A null counts as not
   * given.
   *
   * @throws HotException if one is unknown, missing or of a wrong kind
   */
  public Map<String, @Nullable Object> accept(Map<?, ?> given, String path) {
    if (isOpen) {
      return StackValues.immutableMap(given);
    }
    Map<String, Object> named = named(given, path);
    Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
    for (Property property : properties.values()) {
      String at = path + "." + property.name();
      Object value = named.get(property.name());
      if (value != null) {
        accepted.put(property.name(), property.accept(value, at));
      } else if (property.isRequired()) {
        throw HotException.at(at, "is required");
      } else if (property.defaultValue() != null) {
        accepted.put(property.name(), property.defaultValue());
      }
    }
    return StackValues.immutableMap(accepted);
  }

  private Map<String, Object> named(Map<?, ?> given, String path) {
    Map<String, Object> named = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          String name = currentName(String.valueOf(key), path);
          if (value != null) {
            named.put(name, value);
          }
        });
    return named;
  }

  private String currentName(String key, String path) {
    String name = oldNames.getOrDefault(key, key);
    if (!properties.containsKey(name)) {
      throw HotException.at(
          path, "unknown property '%s'; known are %s".formatted(key, properties.keySet()));
    }
    return name;
  }

  /**
   * Checks what can be checked of properties before resources exist.
   *
   * @throws HotException if one is unknown, missing or of a wrong kind
   */
  void check(Expression expression, String path) {
    if (isOpen) {
      return;
    }
    if (expression instanceof Expression.Literal literal) {
      if (!(literal.value() instanceof Map<?, ?> map)) {
        throw HotException.at(
            path, "expected a map, got " + StackValues.described(literal.value()));
      }
      accept(map, path);
    } else if (expression instanceof Expression.Entries entries) {
      Set<String> present = new TreeSet<>();
      entries
          .entries()
          .forEach(
              (key, value) -> {
                String name = currentName(key, path);
                present.add(name);
                checkLiteral(name, value, path + "." + name);
              });
      for (Property property : properties.values()) {
        if (property.isRequired() && !present.contains(property.name())) {
          throw HotException.at(path + "." + property.name(), "is required");
        }
      }
    }
  }

  private void checkLiteral(String name, Expression expression, String path) {
    Property property = Objects.requireNonNull(properties.get(name));
    if (expression instanceof Expression.Literal literal && literal.value() != null) {
      property.accept(literal.value(), path);
    } else if (expression instanceof Expression.Entries && property.children() != null) {
      property.children().check(expression, path);
    }
  }

  /** Returns the names of the properties whose values differ. */
  static Set<String> changed(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return names;
  }

  /** Returns whether all of the given properties may change while the thing stays. */
  boolean areUpdatable(Set<String> names) {
    return isOpen
        || names.stream()
            .allMatch(name -> properties.containsKey(name) && properties.get(name).isUpdatable());
  }
}
