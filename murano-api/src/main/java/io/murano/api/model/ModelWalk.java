package io.murano.api.model;

import io.murano.api.error.ApiException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and changes a model by path (contract rest-api §2.3). In an object a segment is a member
 * name; in an array it is the {@code ?.id} of an element, else an index; a scalar ends the walk.
 * Methods that change work on the given tree. Stateless.
 */
public final class ModelWalk {

  private ModelWalk() {}

  /**
   * Returns the value at a path, JSON null included; an element id that an array does not have
   * leads to null. Fails with 404 when a member or index is missing.
   */
  public static JsonNode get(JsonNode root, ModelPath path) {
    JsonNode node = root;
    for (String segment : path.segments()) {
      if (node.isObject()) {
        node = node.get(segment);
      } else if (node instanceof ArrayNode array) {
        node = element(array, segment);
      } else if (node.isNull()) {
        node = null;
      } else {
        return node;
      }
      if (node == null) {
        throw missing(path);
      }
    }
    return node;
  }

  /**
   * Sets the member, or replaces the array element, that the path leads to. Fails with 404 when the
   * parent or the element is missing and with 400 when the parent cannot hold members.
   */
  public static void put(JsonNode root, ModelPath path, JsonNode value) {
    JsonNode parent = get(root, path.parent());
    if (parent instanceof ObjectNode object) {
      object.set(path.last(), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(requireIndex(array, path), value);
    } else if (parent.isNull()) {
      throw missing(path);
    } else {
      throw ApiException.badRequest("Nothing can be put below a plain value: " + path);
    }
  }

  /** Removes the member or element that the path leads to; fails with 404 when there is none. */
  public static void remove(JsonNode root, ModelPath path) {
    JsonNode parent = get(root, path.parent());
    if (parent instanceof ObjectNode object && object.has(path.last())) {
      object.remove(path.last());
    } else if (parent instanceof ArrayNode array) {
      array.remove(requireIndex(array, path));
    } else {
      throw missing(path);
    }
  }

  /** Returns {@code ?.id} of an object, or null when it has none. */
  public static @Nullable String idOf(@Nullable JsonNode node) {
    JsonNode id = node == null ? null : node.path("?").get("id");
    return id != null && id.isString() ? id.stringValue() : null;
  }

  /** Calls back for every object below and including the given node, parents first. */
  public static void forEachObject(JsonNode node, Consumer<ObjectNode> consumer) {
    if (node instanceof ObjectNode object) {
      consumer.accept(object);
    }
    if (node.isContainer()) {
      node.forEach(child -> forEachObject(child, consumer));
    }
  }

  private static @Nullable JsonNode element(ArrayNode array, String segment) {
    int position = positionOf(array, segment);
    if (position >= 0) {
      return array.get(position);
    }
    return isIndex(segment) ? null : NullNode.getInstance();
  }

  private static int requireIndex(ArrayNode array, ModelPath path) {
    int position = positionOf(array, path.last());
    if (position < 0) {
      throw missing(path);
    }
    return position;
  }

  /** Returns the position of the element with this id, else with this index, else -1. */
  private static int positionOf(ArrayNode array, String segment) {
    for (int i = 0; i < array.size(); i++) {
      if (segment.equals(idOf(array.get(i)))) {
        return i;
      }
    }
    return isIndex(segment) && Integer.parseInt(segment) < array.size()
        ? Integer.parseInt(segment)
        : -1;
  }

  private static boolean isIndex(String segment) {
    return !segment.isEmpty()
        && segment.length() < 10
        && segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static ApiException missing(ModelPath path) {
    return ApiException.notFound("There is nothing at " + path);
  }
}
