package io.murano.conductor.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The merge of {@code HeatStack.updateTemplate} (contract muranopl §6.2, "Merge"): maps
 * recursively, lists as a union that keeps the order, other values by the new one. Where one side
 * is a string or null and so is the other, but not both the same kind, the <em>old</em> value
 * stays, even an old null: real packages rely on it. Any other difference of kinds is an error.
 */
final class TemplateMerge {

  private TemplateMerge() {}

  /**
   * Returns the merged template.
   *
   * @throws TemplateTypeException if two values at one place are of different kinds
   */
  static Map<String, @Nullable Object> merge(
      Map<String, @Nullable Object> old, Map<String, @Nullable Object> added) {
    return mergeMaps(old, added, "");
  }

  private static Map<String, @Nullable Object> mergeMaps(
      Map<?, ?> old, Map<?, ?> added, String at) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    old.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          String place = at.isEmpty() ? name : at + "." + name;
          merged.put(name, added.containsKey(key) ? merged(value, added.get(key), place) : value);
        });
    added.forEach(
        (key, value) -> {
          if (!old.containsKey(key)) {
            merged.put(String.valueOf(key), value);
          }
        });
    return Collections.unmodifiableMap(merged);
  }

  private static @Nullable Object merged(
      @Nullable Object old, @Nullable Object added, String place) {
    if (!sameKind(old, added)) {
      if (isText(old) && isText(added)) {
        return old;
      }
      throw new TemplateTypeException(
          "Cannot merge templates: %s is a %s in one and a %s in the other"
              .formatted(place, StackValues.kind(old), StackValues.kind(added)));
    }
    if (old instanceof Map<?, ?> oldMap && added instanceof Map<?, ?> addedMap) {
      return mergeMaps(oldMap, addedMap, place);
    }
    if (old instanceof List<?> oldList && added instanceof List<?> addedList) {
      return union(oldList, addedList);
    }
    return added;
  }

  private static List<@Nullable Object> union(List<?> old, List<?> added) {
    List<@Nullable Object> union = new ArrayList<>();
    for (List<?> source : List.of(old, added)) {
      for (Object item : source) {
        if (!union.contains(item)) {
          union.add(item);
        }
      }
    }
    return Collections.unmodifiableList(union);
  }

  private static boolean sameKind(@Nullable Object left, @Nullable Object right) {
    return StackValues.kind(left).equals(StackValues.kind(right));
  }

  private static boolean isText(@Nullable Object value) {
    return value == null || value instanceof String;
  }
}
