package io.murano.api.identity.keystone;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Keystone says about a token.
 *
 * @param userId user
 * @param projectId project, or null when the token is not scoped to one
 * @param roles role names
 * @param serviceTypes types in the catalogue
 * @param expires when it ends
 */
record KeystoneToken(
    String userId,
    @Nullable String projectId,
    Set<String> roles,
    Set<String> serviceTypes,
    Instant expires) {

  KeystoneToken {
    roles = Set.copyOf(roles);
    serviceTypes = Set.copyOf(serviceTypes);
  }

  /** Reads the body of a token answer. */
  static KeystoneToken of(JsonNode body) {
    JsonNode token = body.path("token");
    JsonNode project = token.path("project").path("id");
    return new KeystoneToken(
        token.path("user").path("id").asString(),
        project.isString() ? project.stringValue() : null,
        texts(token.path("roles"), "name"),
        texts(token.path("catalog"), "type"),
        Instant.parse(token.path("expires_at").asString()));
  }

  private static Set<String> texts(JsonNode array, String member) {
    Set<String> texts = new HashSet<>();
    array.forEach(element -> texts.add(element.path(member).asString("")));
    return texts;
  }
}
