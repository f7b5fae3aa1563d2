package io.murano.conductor.muranopl;

import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.yaql.error.NativeException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Named arguments of calls from outside. */
final class Arguments {

  private Arguments() {}

  static Map<String, @Nullable Object> of(JsonNode args) {
    if (!args.isObject() && !args.isNull()) {
      throw NativeException.typeError("arguments must be an object with one member for each");
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    args.properties()
        .forEach(entry -> result.put(entry.getKey(), JsonValues.fromJson(entry.getValue())));
    return result;
  }
}
