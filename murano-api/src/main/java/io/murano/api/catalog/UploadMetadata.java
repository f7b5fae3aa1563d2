package io.murano.api.catalog;

import io.murano.api.error.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client says about a package it uploads (contract rest-api §2.9).
 *
 * @param tags further tags
 * @param categories names of categories
 * @param isPublic whether all projects shall see it
 * @param enabled whether it shall be found
 */
record UploadMetadata(
    List<String> tags, List<String> categories, boolean isPublic, boolean enabled) {

  static final UploadMetadata NONE = new UploadMetadata(List.of(), List.of(), false, true);

  static final int MAX_TAG = 80;

  private static final Set<String> MEMBERS =
      Set.of("tags", "categories", "is_public", "enabled", "name", "description");

  /** Reads the object; names and descriptions are accepted and left to the manifest. */
  static UploadMetadata of(ObjectNode json) {
    for (String name : json.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        throw ApiException.badRequest(
            "Package metadata has no member \"%s\"; accepted: %s"
                .formatted(name, String.join(", ", MEMBERS.stream().sorted().toList())));
      }
    }
    requireText(json, "name");
    requireText(json, "description");
    return new UploadMetadata(
        json.has("tags") ? texts("tags", json.path("tags")) : List.of(),
        json.has("categories") ? texts("categories", json.path("categories")) : List.of(),
        flag(json, "is_public", false),
        flag(json, "enabled", true));
  }

  private static void requireText(ObjectNode json, String name) {
    if (json.has(name) && !json.path(name).isString()) {
      throw ApiException.badRequest(name + " must be text");
    }
  }

  private static boolean flag(ObjectNode json, String name, boolean byDefault) {
    if (!json.has(name)) {
      return byDefault;
    }
    JsonNode value = json.path(name);
    if (!value.isBoolean()) {
      throw ApiException.badRequest(name + " must be true or false");
    }
    return value.booleanValue();
  }

  /** Returns an array of texts without repetition, or fails with 400. */
  static List<String> texts(String what, JsonNode node) {
    if (!node.isArray()) {
      throw ApiException.badRequest(what + " must be an array of text");
    }
    List<String> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode item : node) {
      if (!item.isString()) {
        throw ApiException.badRequest(what + " must be an array of text");
      }
      String text = item.stringValue();
      if (!seen.add(text)) {
        throw ApiException.badRequest("%s has \"%s\" twice".formatted(what, text));
      }
      if (text.codePointCount(0, text.length()) > MAX_TAG) {
        throw ApiException.badRequest(
            "an element of %s has more than %d characters".formatted(what, MAX_TAG));
      }
      texts.add(text);
    }
    return texts;
  }
}
