package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.HotFunction.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code repeat}: a copy of a template for every item, or every combination of items.
 *
 * @param maps whether maps may be iterated over
 * @param pairwise whether {@code permutations: false} is known
 */
record RepeatFunction(boolean maps, boolean pairwise) implements HotFunction {

  /** More copies than this are a mistake of the author, or an attack. */
  private static final int MAX_COPIES = 10_000;

  @Override
  public Object apply(Arguments arguments) {
    Map<?, ?> parts = arguments.map("a map with 'template' and 'for_each'");
    if (!parts.containsKey("template") || !(parts.get("for_each") instanceof Map<?, ?> forEach)) {
      throw arguments.failure("needs a 'template' and a map as 'for_each'");
    }
    Object permutations = pairwise ? parts.get("permutations") : null;
    if (permutations != null && !(permutations instanceof Boolean)) {
      throw arguments.failure("needs true or false as 'permutations'");
    }
    boolean combine = !Boolean.FALSE.equals(permutations);
    Map<String, List<String>> variables = new LinkedHashMap<>();
    forEach.forEach(
        (key, value) -> variables.put(String.valueOf(key), items(arguments, value, combine)));
    List<Map<String, String>> bindings =
        combine ? combinations(arguments, variables) : pairs(arguments, variables);
    arguments.requireLength(weight(parts.get("template")) * bindings.size());
    List<@Nullable Object> copies = new ArrayList<>(bindings.size());
    bindings.forEach(binding -> copies.add(replaced(parts.get("template"), binding)));
    return copies;
  }

  private List<String> items(Arguments arguments, @Nullable Object value, boolean combine) {
    if (value == null) {
      return List.of();
    }
    List<?> items;
    if (value instanceof List<?> list) {
      items = list;
    } else if (value instanceof Map<?, ?> map && maps && combine) {
      items = new ArrayList<>(map.keySet());
    } else {
      throw arguments.failure("iterates over lists, got " + StackValues.described(value));
    }
    List<String> texts = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof String text)) {
        throw arguments.failure("iterates over strings, got " + StackValues.described(item));
      }
      texts.add(text);
    }
    return texts;
  }

  private static List<Map<String, String>> combinations(
      Arguments arguments, Map<String, List<String>> variables) {
    List<Map<String, String>> bindings = List.of(Map.of());
    for (Map.Entry<String, List<String>> variable : variables.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> binding : bindings) {
        for (String item : variable.getValue()) {
          Map<String, String> extended = new LinkedHashMap<>(binding);
          extended.put(variable.getKey(), item);
          longer.add(extended);
        }
      }
      if (longer.size() > MAX_COPIES) {
        throw arguments.failure("makes at most %d copies".formatted(MAX_COPIES));
      }
      bindings = longer;
    }
    return bindings;
  }

  private static List<Map<String, String>> pairs(
      Arguments arguments, Map<String, List<String>> variables) {
    List<Integer> sizes = variables.values().stream().map(List::size).distinct().toList();
    if (sizes.size() > 1) {
      throw arguments.failure("needs lists of one length when permutations are off");
    }
    List<Map<String, String>> bindings = new ArrayList<>();
    for (int i = 0; i < (sizes.isEmpty() ? 0 : sizes.get(0)); i++) {
      Map<String, String> binding = new LinkedHashMap<>();
      int index = i;
      variables.forEach((key, items) -> binding.put(key, items.get(index)));
      bindings.add(binding);
    }
    return bindings;
  }

  /** Characters and parts of a value. */
  private static long weight(@Nullable Object value) {
    long weight = 1;
    if (value instanceof String text) {
      weight += text.length();
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        weight += weight(item);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        weight += weight(entry.getKey()) + weight(entry.getValue());
      }
    }
    return weight;
  }

  private static @Nullable Object replaced(@Nullable Object value, Map<String, String> binding) {
    if (value instanceof String text) {
      String result = text;
      for (Map.Entry<String, String> variable : binding.entrySet()) {
        result = result.replace(variable.getKey(), variable.getValue());
      }
      return result;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(replaced(item, binding)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> copy.put(String.valueOf(replaced(key, binding)), replaced(item, binding)));
      return copy;
    }
    return value;
  }
}
