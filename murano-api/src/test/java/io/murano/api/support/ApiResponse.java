package io.murano.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.common.json.MuranoJson;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the api.
 *
 * @param status HTTP status
 * @param bytes body, empty if there is none
 * @param headers HTTP headers
 * @param request method and path of the request, for messages
 */
@SuppressWarnings("ArrayRecordComponent")
public record ApiResponse(int status, byte[] bytes, HttpHeaders headers, String request) {

  /** Fails unless the status is 200; returns the body. */
  public JsonNode ok() {
    expect(200);
    return json();
  }

  /** Fails unless the status is as expected. */
  public ApiResponse expect(int expected) {
    assertThat(status).as("status of %s", this).isEqualTo(expected);
    return this;
  }

  /** Fails unless this is an error with the status, in the one shape all errors have. */
  public ApiResponse expectError(int expected) {
    expect(expected);
    assertThat(header("Content-Type")).startsWith("application/json");
    JsonNode document = json();
    assertThat(document.propertyNames()).as("top level of %s", this).containsExactly("error");
    JsonNode error = document.get("error");
    assertThat(error.get("code").intValue()).isEqualTo(expected);
    assertThat(error.get("title").stringValue()).isNotBlank();
    assertThat(error.get("message").stringValue()).isNotBlank();
    return this;
  }

  /** Fails unless this is 200 with a body of zero length that is labelled JSON. */
  public ApiResponse expectEmpty() {
    expect(200);
    assertThat(bytes).isEmpty();
    assertThat(header("Content-Type")).startsWith("application/json");
    assertThat(header("Content-Length")).isEqualTo("0");
    return this;
  }

  /** Returns the body as text. */
  public String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the body as JSON. */
  public JsonNode json() {
    return MuranoJson.mapper().readTree(bytes);
  }

  /** Returns a text member of a successful answer. */
  public String text(String member) {
    return ok().get(member).stringValue();
  }

  /** Returns the message of a failure. */
  public String error() {
    return json().path("error").path("message").stringValue();
  }

  /** Returns the first value of a header, empty when absent. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Returns all values of a header. */
  public List<String> headerValues(String name) {
    return headers.allValues(name);
  }

  @Override
  public String toString() {
    return "%s: %d %s".formatted(request, status, body());
  }
}
