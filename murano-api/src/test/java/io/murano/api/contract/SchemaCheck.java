package io.murano.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The part of JSON Schema that the OpenAPI document uses; members must be known. */
final class SchemaCheck {

  private final JsonNode document;

  SchemaCheck(JsonNode document) {
    this.document = document;
  }

  Optional<String> problem(JsonNode schema, JsonNode value) {
    JsonNode reference = schema.get("$ref");
    if (reference != null) {
      return problem(document.at(reference.stringValue().substring(1)), value);
    }
    if (schema.has("oneOf")) {
      return schema.get("oneOf").valueStream().anyMatch(one -> problem(one, value).isEmpty())
          ? Optional.empty()
          : Optional.of(value + " fits none of " + schema);
    }
    if (schema.has("enum")
        && schema.get("enum").valueStream().noneMatch(allowed -> allowed.equals(value))) {
      return Optional.of(value + " is none of " + schema.get("enum"));
    }
    List<String> types = types(schema.path("type"));
    if (!types.isEmpty() && types.stream().noneMatch(type -> isA(type, value))) {
      return Optional.of(value + " is no " + types);
    }
    return value.isArray() ? elements(schema, value) : members(schema, value);
  }

  private Optional<String> elements(JsonNode schema, JsonNode array) {
    return array
        .valueStream()
        .map(element -> problem(schema.path("items"), element))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> members(JsonNode schema, JsonNode object) {
    for (JsonNode name : schema.path("required")) {
      if (!object.has(name.stringValue())) {
        return Optional.of(object + " has no " + name);
      }
    }
    JsonNode properties = schema.path("properties");
    return object
        .propertyStream()
        .filter(member -> properties.has(member.getKey()))
        .map(member -> problem(properties.get(member.getKey()), member.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<String> types(JsonNode type) {
    List<String> types = new ArrayList<>();
    if (type.isString()) {
      types.add(type.stringValue());
    }
    type.forEach(one -> types.add(one.stringValue()));
    return types;
  }

  private static boolean isA(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
