package io.murano.api.testing;

import io.murano.common.json.MuranoJson;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the api.
 *
 * @param status HTTP status
 * @param headers HTTP headers
 * @param body body, empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record ApiResponse(int status, HttpHeaders headers, byte[] body) {

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the body as JSON. */
  public JsonNode json() {
    return MuranoJson.mapper().readTree(body);
  }

  /** Returns a member of a successful answer as text, and fails if it was not successful. */
  public String text(String member) {
    if (status != 200) {
      throw new AssertionError("expected success: " + this);
    }
    return json().path(member).asString();
  }

  /** Returns the message of a failure. */
  public String error() {
    return json().path("error").path("message").asString();
  }

  /** Returns the first value of a header; null if it is not there. */
  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** Returns all values of a header. */
  public List<String> headerValues(String name) {
    return headers.allValues(name);
  }

  @Override
  public String toString() {
    return status + " " + text();
  }
}
