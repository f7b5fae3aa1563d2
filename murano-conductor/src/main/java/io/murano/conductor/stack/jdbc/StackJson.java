package io.murano.conductor.stack.jdbc;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents of stacks as JSON texts. Stateless. */
final class StackJson {

  private StackJson() {}

  static String write(@Nullable Object value) {
    return MuranoJson.mapper().writeValueAsString(value);
  }

  static Map<String, @Nullable Object> readMap(String text) {
    return StackValues.immutableMap((Map<?, ?>) MuranoJson.mapper().readValue(text, Map.class));
  }

  static Map<String, String> readTexts(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    readMap(text).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  static List<String> readList(String text) {
    return ((List<?>) MuranoJson.mapper().readValue(text, List.class))
        .stream().map(String::valueOf).toList();
  }

  static String write(StackRequest request) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("template", request.template());
    document.put("parameters", request.parameters());
    document.put("files", request.files());
    document.put("environment", request.environment());
    document.put("tags", request.tags());
    return write((Object) document);
  }

  static StackRequest readRequest(String text) {
    Map<String, @Nullable Object> document = readMap(text);
    return new StackRequest(
        map(document.get("template")),
        map(document.get("parameters")),
        map(document.get("files")),
        document.get("environment"),
        document.get("tags") instanceof List<?> tags
            ? tags.stream().map(String::valueOf).toList()
            : List.of());
  }

  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? StackValues.immutableMap(map) : Map.of();
  }
}
