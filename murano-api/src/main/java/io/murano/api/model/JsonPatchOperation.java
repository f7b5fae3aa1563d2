package io.murano.api.model;

import io.murano.api.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * One operation of a patch document in the api's dialect: {@code op}, {@code path} and {@code
 * value} are required for every operation, also for {@code remove} (contract rest-api §2.3).
 *
 * @param op name of the operation as sent
 * @param path decoded segments of the pointer; one empty segment for the root
 * @param value the value
 */
public record JsonPatchOperation(String op, List<String> path, JsonNode value) {

  private static final Pattern ADJACENT_SLASHES = Pattern.compile("/\\s*/");
  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

  /** Copies the path. */
  public JsonPatchOperation {
    path = List.copyOf(path);
  }

  /** Reads a patch document; fails with 400 naming what is wrong with it. */
  public static List<JsonPatchOperation> parse(ArrayNode document) {
    List<JsonPatchOperation> operations = new ArrayList<>();
    for (JsonNode element : document) {
      if (!element.isObject()) {
        throw ApiException.badRequest("A patch operation must be a JSON object");
      }
      String op = text(element, "op");
      List<String> path = decode(text(element, "path"));
      operations.add(new JsonPatchOperation(op, path, member(element, "value")));
    }
    return operations;
  }

  /** Returns the path without the leading slash. */
  public String pathText() {
    return String.join("/", path);
  }

  private static JsonNode member(JsonNode operation, String name) {
    JsonNode value = operation.get(name);
    if (value == null) {
      throw ApiException.badRequest("A patch operation requires the member " + name);
    }
    return value;
  }

  private static String text(JsonNode operation, String name) {
    JsonNode value = member(operation, name);
    if (!value.isString()) {
      throw ApiException.badRequest("Member " + name + " of a patch operation must be a string");
    }
    return value.stringValue();
  }

  private static List<String> decode(String pointer) {
    if (!pointer.startsWith("/")
        || ADJACENT_SLASHES.matcher(pointer).find()
        || (pointer.length() > 1 && pointer.endsWith("/"))
        || BAD_ESCAPE.matcher(pointer).find()) {
      throw ApiException.badRequest(
          "Path %s is not a JSON pointer: /a/b, with ~1 for / and ~0 for ~".formatted(pointer));
    }
    List<String> segments = new ArrayList<>();
    for (String part : pointer.substring(1).split("/", -1)) {
      segments.add(part.replace("~1", "/").replace("~0", "~").strip());
    }
    return segments;
  }
}
