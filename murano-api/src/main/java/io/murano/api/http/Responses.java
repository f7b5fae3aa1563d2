package io.murano.api.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Answers whose shape the contract fixes (rest-api §1.6). Stateless. */
public final class Responses {

  private Responses() {}

  /** Success with nothing to say: 200, zero length, labelled JSON. */
  public static ResponseEntity<JsonNode> empty() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).contentLength(0).build();
  }

  /** Success with a JSON value; null and JSON {@code null} are answered with an empty body. */
  public static ResponseEntity<JsonNode> json(@Nullable JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode()
        ? empty()
        : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(value);
  }
}
