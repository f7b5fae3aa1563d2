package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the maps that templates consist of, with errors that name the place. */
final class Sections {

  private Sections() {}

  /** Returns a section's entries; an absent section has none. */
  static Map<String, @Nullable Object> entries(@Nullable Object section, String path) {
    return section == null ? Map.of() : map(section, path);
  }

  /** Returns a value that must be a map. */
  static Map<String, @Nullable Object> map(@Nullable Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      return StackValues.immutableMap(map);
    }
    throw HotException.at(path, "expected a map, got " + StackValues.described(value));
  }

  /** Checks that a map has no other keys. */
  static void requireKeys(Map<String, @Nullable Object> map, Set<String> known, String path) {
    Set<String> unknown = new TreeSet<>(map.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw HotException.at(
          path, "unknown keys %s; known are %s".formatted(unknown, new TreeSet<>(known)));
    }
  }
}
