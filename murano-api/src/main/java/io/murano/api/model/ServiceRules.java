package io.murano.api.model;

import io.murano.api.error.ApiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be a service of an environment or template: an object with {@code ?.id} and {@code
 * ?.type}, since anything else breaks every later read (contract rest-api §2.5). Stateless.
 */
public final class ServiceRules {

  /** Member of a root that holds the services. */
  public static final String SERVICES = "services";

  private ServiceRules() {}

  /** Fails with 400 unless the value is a service. */
  public static void check(JsonNode service) {
    JsonNode header = service.path("?");
    if (!header.path("id").isString() || !header.path("type").isString()) {
      throw ApiException.badRequest(
          "A service must be an object with string members ?.id and ?.type");
    }
  }

  /** Fails with 400 when a root has services that are not an array of services. */
  public static void checkRoot(ObjectNode root) {
    JsonNode services = root.get(SERVICES);
    if (services != null) {
      checkAll(services);
    }
  }

  /** Appends a service or an array of services; 400 when there is nothing to append. */
  public static void append(ObjectNode root, JsonNode addition) {
    if (isFalsy(addition)) {
      throw ApiException.badRequest("A service or an array of services is required");
    }
    ArrayNode services =
        root.get(SERVICES) instanceof ArrayNode present ? present : root.putArray(SERVICES);
    if (addition instanceof ArrayNode several) {
      checkAll(several);
      services.addAll(several);
    } else {
      check(addition);
      services.add(addition);
    }
  }

  /** Returns the value to store: an empty array in the place of nothing (contract §2.5). */
  public static JsonNode orEmptyArray(@Nullable JsonNode value) {
    return value == null || isFalsy(value) ? JsonNodeFactory.instance.arrayNode() : value;
  }

  private static void checkAll(JsonNode services) {
    if (!services.isArray()) {
      throw ApiException.badRequest("services must be an array");
    }
    services.forEach(ServiceRules::check);
  }

  private static boolean isFalsy(JsonNode value) {
    return value.isNull() || (value.isContainer() && value.isEmpty());
  }
}
