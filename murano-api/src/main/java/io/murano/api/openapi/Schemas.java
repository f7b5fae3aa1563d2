package io.murano.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.murano.common.json.MuranoJson;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes the library's schemas of ours. */
final class Schemas {

  private static final String PREFIX = "#/components/schemas/";

  /** Returns the schema an entry means: a reference if it is a name, else the schema itself. */
  Schema<?> of(JsonNode schema) {
    return schema.isString() ? reference(schema.stringValue()) : parse(schema);
  }

  /** Reads a schema. */
  static Schema<?> parse(JsonNode schema) {
    try {
      return Json31.mapper().readValue(schema.toString(), JsonSchema.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not a schema: " + schema, e);
    }
  }

  /** Returns a reference to a schema of the document. */
  static Schema<?> reference(String name) {
    return new JsonSchema().$ref(PREFIX + name);
  }

  /** Returns the schema of a string. */
  static Schema<?> string() {
    JsonSchema schema = new JsonSchema();
    schema.setTypes(Set.of("string"));
    return schema;
  }

  /** Returns a value in the terms of the library, which has another JSON model. */
  static Object plain(JsonNode value) {
    return MuranoJson.mapper().convertValue(value, Object.class);
  }
}
