package io.murano.conductor.muranopl.schema;

import io.murano.conductor.yaql.value.YaqlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a contract function has made of {@code $} so far: a JSON schema in the making.
 *
 * @param members the schema
 * @param notNull whether null has been excluded
 */
record SchemaValue(Map<String, @Nullable Object> members, boolean notNull) implements YaqlValue {

  static final SchemaValue ANY = new SchemaValue(Map.of(), false);

  SchemaValue {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Returns a schema of one type, which replaces what there was. */
  SchemaValue ofType(String type) {
    return new SchemaValue(Map.of("type", notNull ? type : List.of(type, "null")), notNull);
  }

  SchemaValue with(String member, @Nullable Object value) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(members);
    result.put(member, value);
    return new SchemaValue(result, notNull);
  }

  SchemaValue withoutNull() {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(members);
    if (members.get("type") instanceof List<?> types) {
      List<Object> left = new ArrayList<>(types);
      left.remove("null");
      result.put("type", left.size() == 1 ? left.get(0) : left);
    }
    return new SchemaValue(result, true);
  }

  @Override
  public String typeName() {
    return "schema";
  }
}
