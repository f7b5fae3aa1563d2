package io.murano.conductor.stack.heat;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** JSON over HTTP with services of a cloud; an answer of any status is an answer. Thread-safe. */
final class CloudHttp {

  private final RestClient client;

  CloudHttp(RestClient client) {
    this.client = client;
  }

  /**
   * Sends a request.
   *
   * @param body document to send; null for none
   * @throws StackException if there is no answer
   */
  Answer exchange(
      HttpMethod method, String url, Consumer<HttpHeaders> headers, @Nullable Object body) {
    RestClient.RequestBodySpec request =
        client
            .method(method)
            .uri(URI.create(url))
            .headers(headers)
            .accept(MediaType.APPLICATION_JSON);
    if (body != null) {
      request
          .contentType(MediaType.APPLICATION_JSON)
          .body(MuranoJson.mapper().writeValueAsBytes(body));
    }
    try {
      return request.exchange(
          (sent, response) ->
              new Answer(
                  response.getStatusCode().value(),
                  response.getHeaders(),
                  read(response.getBody().readAllBytes())));
    } catch (ResourceAccessException e) {
      Throwable cause = e.getCause() instanceof IOException io ? io : e;
      throw new StackException(
          "%s does not answer: %s".formatted(address(url), cause.toString()), e);
    }
  }

  /** An address without query, which may hold names. */
  private static String address(String url) {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }

  private static JsonNode read(byte[] body) {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return MuranoJson.mapper().readTree(body);
    } catch (JacksonException e) {
      String text = new String(body, StandardCharsets.UTF_8);
      return MuranoJson.mapper().valueToTree(Map.of("message", text));
    }
  }

  /**
   * What a service answered.
   *
   * @param status HTTP status
   * @param headers HTTP headers
   * @param body the document; missing for none
   */
  record Answer(int status, HttpHeaders headers, JsonNode body) {

    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** Returns what the service says went wrong, in whichever of the services' forms. */
    String message() {
      for (String path :
          new String[] {
            "/error/message", "/NeutronError/message", "/message", "/explanation", "/title"
          }) {
        JsonNode text = body.at(path);
        if (text.isString() && !text.stringValue().isBlank()) {
          return text.stringValue().strip();
        }
      }
      return "HTTP status " + status;
    }
  }
}
