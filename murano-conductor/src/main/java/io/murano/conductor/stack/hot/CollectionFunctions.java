package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.HotFunction.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that make or take apart lists and maps. */
final class CollectionFunctions {

  private CollectionFunctions() {}

  /** {@code map_merge}: later maps win; null counts as an empty map. */
  static Object mapMerge(Arguments arguments) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    for (Object part : arguments.list(0, Integer.MAX_VALUE, "a list of maps")) {
      mapOrEmpty(arguments, part).forEach((key, value) -> merged.put(String.valueOf(key), value));
    }
    return merged;
  }

  /** {@code map_replace}: other keys and values for some. */
  static Object mapReplace(Arguments arguments) {
    String usage = "[map, {keys: {…}, values: {…}}]";
    List<?> parts = arguments.list(2, 2, usage);
    Map<?, ?> input = mapOrEmpty(arguments, parts.get(0));
    Map<?, ?> replacements = mapOrEmpty(arguments, parts.get(1));
    if (!Set.of("keys", "values").containsAll(replacements.keySet())) {
      throw arguments.failure("takes " + usage);
    }
    Map<?, ?> keys = mapOrEmpty(arguments, replacements.get("keys"));
    Map<?, ?> values = mapOrEmpty(arguments, replacements.get("values"));
    Map<String, @Nullable Object> replaced = new LinkedHashMap<>();
    input.forEach(
        (key, value) -> {
          Object other = keys.get(key);
          String name = String.valueOf(other == null ? key : other);
          boolean collides = !name.equals(key) && input.containsKey(name);
          if (other != null && (collides || replaced.containsKey(name))) {
            throw arguments.failure("cannot rename '%s': '%s' is taken".formatted(key, name));
          }
          replaced.put(name, replacement(values, value));
        });
    return replaced;
  }

  private static Map<?, ?> mapOrEmpty(Arguments arguments, @Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw arguments.failure("works on maps, got " + StackValues.described(value));
  }

  private static @Nullable Object replacement(Map<?, ?> values, @Nullable Object value) {
    String key =
        value == null || value instanceof Map || value instanceof List
            ? null
            : PythonText.ofScalar(value);
    return key != null && values.containsKey(key) ? values.get(key) : value;
  }

  /** {@code list_concat}: null counts as an empty list. */
  static Object listConcat(Arguments arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object part : arguments.list(0, Integer.MAX_VALUE, "a list of lists")) {
      if (part != null && !(part instanceof List)) {
        throw arguments.failure("joins lists, got " + StackValues.described(part));
      }
      if (part != null) {
        all.addAll((List<?>) part);
      }
    }
    return all;
  }

  /** {@code list_concat_unique}. */
  static Object listConcatUnique(Arguments arguments) {
    List<@Nullable Object> unique = new ArrayList<>();
    for (Object item : (List<?>) listConcat(arguments)) {
      if (!PythonEquality.contains(unique, item)) {
        unique.add(item);
      }
    }
    return unique;
  }

  /** {@code filter}: the list without the given values. */
  static @Nullable Object filter(Arguments arguments) {
    List<?> parts = arguments.list(2, 2, "[values, list]");
    Object values = parts.get(0);
    Object list = parts.get(1);
    if (list == null || values == null) {
      return list;
    }
    if (!(values instanceof List<?> unwanted) || !(list instanceof List<?> items)) {
      throw arguments.failure("needs two lists");
    }
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : items) {
      if (!PythonEquality.contains(unwanted, item)) {
        kept.add(item);
      }
    }
    return kept;
  }

  /** {@code contains}. */
  static Object contains(Arguments arguments) {
    List<?> parts = arguments.list(2, 2, "[value, list]");
    if (parts.get(1) instanceof String text && parts.get(0) instanceof String part) {
      return text.contains(part);
    }
    if (parts.get(1) instanceof List<?> items) {
      return PythonEquality.contains(items, parts.get(0));
    }
    throw arguments.failure("needs a list to look into");
  }

  /** {@code Fn::Select}: an item of a list or map; an empty string if there is none. */
  static Object select(Arguments arguments) {
    List<?> parts = arguments.list(2, 2, "[index or key, list or map]");
    Object selected = Selection.select(parts.get(1), List.of(String.valueOf(parts.get(0))));
    return selected == null ? "" : selected;
  }

  /** {@code Fn::MemberListToMap}: {@code .member.0.Name=a} lists as a map. */
  static Object memberListToMap(Arguments arguments) {
    List<?> parts = arguments.list(3, 3, "[name of keys, name of values, list]");
    if (!(parts.get(2) instanceof List<?> members)) {
      throw arguments.failure("needs a list as third item");
    }
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (Object member : members) {
      String text = String.valueOf(member);
      int sign = text.indexOf('=');
      String[] path = text.substring(0, Math.max(sign, 0)).split("\\.", -1);
      if (path.length != 4) {
        throw arguments.failure("cannot read '%s'; it reads '.member.0.Name=a'".formatted(text));
      }
      Map<String, String> target = path[3].equals(parts.get(0)) ? names : values;
      target.put(path[2], text.substring(sign + 1));
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    names.forEach((index, name) -> map.put(name, values.get(index)));
    return map;
  }
}
