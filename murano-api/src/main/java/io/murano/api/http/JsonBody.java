package io.murano.api.http;

import io.murano.api.error.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON body of a request, possibly absent. Declared as a controller parameter; malformed JSON
 * never gets as far as the controller (400), and a body without a Content-Type counts as absent
 * (contract rest-api §1.6).
 */
public final class JsonBody {

  private final @Nullable JsonNode document;
  private final @Nullable MediaType contentType;

  JsonBody(@Nullable JsonNode document, @Nullable MediaType contentType) {
    this.document = document;
    this.contentType = contentType;
  }

  /** Returns the document, or null when there is no body; JSON {@code null} is a document. */
  public @Nullable JsonNode orNull() {
    return document;
  }

  /** Returns the document, or fails with 400 when there is none. */
  public JsonNode required() {
    if (document == null) {
      throw ApiException.badRequest("A JSON body is required");
    }
    return document;
  }

  /** Returns the body as an object, or fails with 400. */
  public ObjectNode object() {
    if (required() instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("The body must be a JSON object");
  }

  /** Returns the body as an array, or fails with 400. */
  public ArrayNode array() {
    if (required() instanceof ArrayNode array) {
      return array;
    }
    throw ApiException.badRequest("The body must be a JSON array");
  }

  /** Fails with 400 unless the body was sent with this type (parameters are not compared). */
  public void requireType(MediaType expected) {
    if (contentType == null || !ApiMediaTypes.isSame(contentType, expected)) {
      throw ApiException.badRequest("Content-Type must be " + expected);
    }
  }
}
