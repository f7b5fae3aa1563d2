package io.murano.api.http;

import org.springframework.http.MediaType;

/** The request types of this api beside plain JSON (contract rest-api §1.6). */
public final class ApiMediaTypes {

  /** Body of {@code PATCH /catalog/packages/{id}}. */
  public static final MediaType PACKAGES_JSON_PATCH =
      MediaType.parseMediaType("application/murano-packages-json-patch");

  /** Body of {@code PATCH /environments/{id}/model/}. */
  public static final MediaType ENV_MODEL_JSON_PATCH =
      MediaType.parseMediaType("application/env-model-json-patch");

  private ApiMediaTypes() {}

  /** Returns whether a body of this type is a JSON document. */
  static boolean isJson(MediaType type) {
    return isSame(type, MediaType.APPLICATION_JSON)
        || isSame(type, PACKAGES_JSON_PATCH)
        || isSame(type, ENV_MODEL_JSON_PATCH);
  }

  /** Compares without parameters such as {@code charset}. */
  static boolean isSame(MediaType type, MediaType other) {
    return type.getType().equalsIgnoreCase(other.getType())
        && type.getSubtype().equalsIgnoreCase(other.getSubtype());
  }
}
