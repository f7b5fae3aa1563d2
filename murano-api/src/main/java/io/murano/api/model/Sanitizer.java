package io.murano.api.model;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes secrets out of a tree before it is shown or logged (contract rest-api §3.5). Stateless. */
public final class Sanitizer {

  private static final String MASK = "*** SANITIZED ***";

  private Sanitizer() {}

  /**
   * Returns a copy in which every string whose member name contains {@code token}, {@code pass} or
   * {@code trustid} is masked.
   */
  public static JsonNode sanitize(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.forEachEntry(
          (name, value) -> {
            if (value.isString() && isSecret(name)) {
              copy.put(name, MASK);
            } else {
              copy.set(name, sanitize(value));
            }
          });
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(sanitize(element)));
      return copy;
    }
    return node;
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("token") || lower.contains("pass") || lower.contains("trustid");
  }
}
