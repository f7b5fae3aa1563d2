package io.murano.api.http;

import io.murano.api.error.ApiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members that create and update bodies share; fails with 400. Stateless. */
public final class Names {

  private static final int MAX_LENGTH = 255;

  private Names() {}

  /** Returns the required member {@code name}: a string, not blank, at most 255 characters. */
  public static String required(ObjectNode body) {
    JsonNode name = body.get("name");
    if (name == null || !name.isString()) {
      throw ApiException.badRequest("Member name is required and must be a string");
    }
    return check(name.stringValue());
  }

  /** Returns the name unless it is blank or longer than 255 characters. */
  public static String check(String name) {
    if (name.isBlank()) {
      throw ApiException.badRequest("The name must have a character that is not blank");
    }
    if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
      throw ApiException.badRequest(
          "The name must not be longer than " + MAX_LENGTH + " characters");
    }
    return name;
  }

  /** Returns an optional string member; null stands for absent. */
  public static @Nullable String optionalText(ObjectNode body, String member) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw ApiException.badRequest("Member " + member + " must be a string");
    }
    return value.stringValue();
  }

  /** Returns an optional boolean member; null stands for absent. */
  public static @Nullable Boolean optionalBoolean(ObjectNode body, String member) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw ApiException.badRequest("Member " + member + " must be true or false");
    }
    return value.booleanValue();
  }
}
