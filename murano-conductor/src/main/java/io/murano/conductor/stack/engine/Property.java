package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.HotException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property of a resource type, built up from one of the factory methods. Immutable.
 *
 * @param name its name
 * @param type its type
 * @param isRequired whether it must be given
 * @param isUpdatable whether a change keeps the thing; otherwise the resource is replaced
 * @param defaultValue its value when not given, or null
 * @param allowed the only values accepted, by their text; empty for any
 * @param min least value of a number, or null
 * @param children properties of a map, or of the maps in a list; null if these are free
 * @param formerly another name under which it may be given, or null
 */
public record Property(
    String name,
    PropertyType type,
    boolean isRequired,
    boolean isUpdatable,
    @Nullable Object defaultValue,
    List<String> allowed,
    @Nullable Long min,
    @Nullable PropertySchema children,
    @Nullable String formerly) {

  private static Property of(String name, PropertyType type) {
    return new Property(name, type, false, false, null, List.of(), null, null, null);
  }

  /** Returns a property that is a text. */
  public static Property string(String name) {
    return of(name, PropertyType.STRING);
  }

  /** Returns a property that is an integer. */
  public static Property integer(String name) {
    return of(name, PropertyType.INTEGER);
  }

  /** Returns a property that is a number. */
  public static Property number(String name) {
    return of(name, PropertyType.NUMBER);
  }

  /** Returns a property that is a boolean. */
  public static Property bool(String name) {
    return of(name, PropertyType.BOOLEAN);
  }

  /** Returns a property that is a list of anything. */
  public static Property list(String name) {
    return of(name, PropertyType.LIST);
  }

  /** Returns a property that is a list of maps with the given properties. */
  public static Property listOf(String name, Property... children) {
    return of(name, PropertyType.LIST).withChildren(PropertySchema.of(children));
  }

  /** Returns a property that is a map of anything. */
  public static Property map(String name) {
    return of(name, PropertyType.MAP);
  }

  /** Returns a property that is a map with the given properties. */
  public static Property mapOf(String name, Property... children) {
    return of(name, PropertyType.MAP).withChildren(PropertySchema.of(children));
  }

  /** Returns a property that is anything. */
  public static Property any(String name) {
    return of(name, PropertyType.ANY);
  }

  /** Returns the property as one that must be given. */
  public Property required() {
    return new Property(
        name, type, true, isUpdatable, defaultValue, allowed, min, children, formerly);
  }

  /** Returns the property as one whose change keeps the thing. */
  public Property updatable() {
    return new Property(
        name, type, isRequired, true, defaultValue, allowed, min, children, formerly);
  }

  /** Returns the property with a default. */
  public Property withDefault(Object value) {
    return new Property(
        name,
        type,
        isRequired,
        isUpdatable,
        Objects.requireNonNull(value),
        allowed,
        min,
        children,
        formerly);
  }

  /** Returns the property as one that accepts only these texts. */
  public Property oneOf(String... values) {
    return new Property(
        name,
        type,
        isRequired,
        isUpdatable,
        defaultValue,
        List.of(values),
        min,
        children,
        formerly);
  }

  /** Returns the property as a number with a least value. */
  public Property atLeast(long least) {
    return new Property(
        name, type, isRequired, isUpdatable, defaultValue, allowed, least, children, formerly);
  }

  /** Returns the property with another, older name under which it may be given. */
  public Property formerly(String oldName) {
    return new Property(
        name, type, isRequired, isUpdatable, defaultValue, allowed, min, children, oldName);
  }

  private Property withChildren(PropertySchema schema) {
    return new Property(
        name, type, isRequired, isUpdatable, defaultValue, allowed, min, schema, formerly);
  }

  /**
   * Returns a given value as one of this property.
   *
   * @throws HotException if it cannot be one
   */
  Object accept(Object given, String path) {
    Object value = type.convert(given);
    if (value == null) {
      throw HotException.at(
          path, "expected %s, got %s".formatted(type, StackValues.described(given)));
    }
    if (!allowed.isEmpty() && !(value instanceof List)) {
      requireAllowed(value, path);
    }
    if (min != null && value instanceof Number number && number.doubleValue() < min) {
      throw HotException.at(path, "%s is less than %d".formatted(number, min));
    }
    return children == null ? value : structured(value, children, path);
  }

  private void requireAllowed(Object value, String path) {
    if (!Set.copyOf(allowed).contains(String.valueOf(value))) {
      throw HotException.at(path, "'%s' is not one of %s".formatted(value, allowed));
    }
  }

  private static Object structured(Object value, PropertySchema children, String path) {
    if (value instanceof Map<?, ?> map) {
      return children.accept(map, path);
    }
    List<Object> items = new ArrayList<>();
    int index = 0;
    for (Object item : (List<?>) value) {
      String at = "%s[%d]".formatted(path, index++);
      if (!(item instanceof Map<?, ?> map)) {
        throw HotException.at(at, "expected a map, got " + StackValues.described(item));
      }
      items.add(children.accept(map, at));
    }
    return items;
  }
}
