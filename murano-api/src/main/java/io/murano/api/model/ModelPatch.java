package io.murano.api.model;

import io.murano.api.error.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A patch of an environment's root: checked when it is made, then applied (contract rest-api §2.3).
 * Array elements are addressed by index or {@code -} only.
 */
public final class ModelPatch {

  private static final Set<String> ALL = Set.of("add", "replace", "remove");
  private static final Set<String> REPLACE = Set.of("replace");

  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "", Set.of(),
          "?/id", Set.of(),
          "defaultNetworks/environment/?/id", Set.of(),
          "name", REPLACE,
          "region", REPLACE,
          "?/type", REPLACE,
          "defaultNetworks", REPLACE,
          "defaultNetworks/environment", REPLACE,
          "defaultNetworks/flat", REPLACE);

  private final List<JsonPatchOperation> operations;

  private ModelPatch(List<JsonPatchOperation> operations) {
    this.operations = operations;
  }

  /**
   * Reads and checks a patch document: malformed or of the wrong shape 400, an operation that is
   * not allowed at its path 403.
   */
  public static ModelPatch parse(ArrayNode document) {
    List<JsonPatchOperation> operations = JsonPatchOperation.parse(document);
    operations.forEach(ModelPatch::check);
    return new ModelPatch(operations);
  }

  /** Applies all operations to the tree; fails with 404 when a target or its parent is missing. */
  public void applyTo(JsonNode root) {
    operations.forEach(operation -> apply(root, operation));
  }

  private static void check(JsonPatchOperation operation) {
    Set<String> allowed = ALLOWED.getOrDefault(operation.pathText(), ALL);
    if (!allowed.contains(operation.op())) {
      throw ApiException.forbidden(
          "Operation %s is not allowed at /%s; allowed: %s"
              .formatted(
                  operation.op(),
                  operation.pathText(),
                  allowed.isEmpty()
                      ? "none"
                      : String.join(", ", allowed.stream().sorted().toList())));
    }
    String problem = ModelSchema.ENVIRONMENT.problem(operation.path(), operation.value());
    if (problem != null) {
      throw ApiException.badRequest(problem);
    }
  }

  private static void apply(JsonNode root, JsonPatchOperation operation) {
    List<String> path = operation.path();
    JsonNode parent = root;
    for (String segment : path.subList(0, path.size() - 1)) {
      parent = child(parent, segment);
      if (parent == null) {
        throw missing(operation);
      }
    }
    String last = path.get(path.size() - 1);
    if (parent instanceof ObjectNode object) {
      apply(object, last, operation);
    } else if (parent instanceof ArrayNode array) {
      apply(array, last, operation);
    } else {
      throw missing(operation);
    }
  }

  private static void apply(ObjectNode object, String name, JsonPatchOperation operation) {
    if (!operation.op().equals("add") && !object.has(name)) {
      throw missing(operation);
    }
    if (operation.op().equals("remove")) {
      object.remove(name);
    } else {
      object.set(name, operation.value());
    }
  }

  private static void apply(ArrayNode array, String name, JsonPatchOperation operation) {
    boolean isAdd = operation.op().equals("add");
    int index = isAdd && name.equals("-") ? array.size() : index(name);
    if (index < 0 || index > array.size() || (!isAdd && index == array.size())) {
      throw missing(operation);
    }
    switch (operation.op()) {
      case "add" -> array.insert(index, operation.value());
      case "replace" -> array.set(index, operation.value());
      default -> array.remove(index);
    }
  }

  private static @Nullable JsonNode child(JsonNode parent, String segment) {
    return parent instanceof ArrayNode array ? array.get(index(segment)) : parent.get(segment);
  }

  private static int index(String segment) {
    return segment.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(segment) : -1;
  }

  private static ApiException missing(JsonPatchOperation operation) {
    return ApiException.notFound("There is nothing at /" + operation.pathText());
  }
}
