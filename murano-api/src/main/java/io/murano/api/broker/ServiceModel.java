package io.murano.api.broker;

import io.murano.api.broker.BrokerInstance.Order;
import io.murano.api.catalog.Applications.Application;
import io.murano.api.http.Ids;
import io.murano.common.json.MuranoJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the object of an environment's model that an order means, and finds its actions. */
final class ServiceModel {

  private static final String HEADER = "?";
  private static final String CREDENTIALS_ACTION = "getCredentials";

  private ServiceModel() {}

  /**
   * Returns the service. The platform's parameters are its properties; ids and types of the object
   * itself are not for the platform to choose, and objects in it get new ids.
   */
  static ObjectNode service(Application application, Order order, String objectId) {
    ObjectNode service = MuranoJson.mapper().createObjectNode();
    service.put("name", order.spaceId());
    order
        .parameters()
        .properties()
        .forEach(
            parameter -> {
              if (!parameter.getKey().equals(HEADER)) {
                service.set(parameter.getKey(), withNewIds(parameter.getValue()));
              }
            });
    ObjectNode header = service.putObject(HEADER);
    header.put("id", objectId).put("type", application.fullName());
    header.putObject(order.planId()).put("name", application.name());
    return service;
  }

  /** Returns the ids of the actions that give credentials, of a service and the objects in it. */
  static List<String> credentialActions(JsonNode service) {
    List<String> actions = new ArrayList<>();
    service
        .path(HEADER)
        .path("_actions")
        .propertyNames()
        .forEach(
            action -> {
              if (action.contains(CREDENTIALS_ACTION)) {
                actions.add(action);
              }
            });
    service.forEach(child -> actions.addAll(credentialActions(child)));
    return actions;
  }

  private static JsonNode withNewIds(JsonNode value) {
    if (value instanceof ArrayNode array) {
      ArrayNode copy = MuranoJson.mapper().createArrayNode();
      array.forEach(element -> copy.add(withNewIds(element)));
      return copy;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    ObjectNode copy = MuranoJson.mapper().createObjectNode();
    object.properties().forEach(member -> copy.set(member.getKey(), withNewIds(member.getValue())));
    if (copy.get(HEADER) instanceof ObjectNode header) {
      header.put("id", Ids.next());
    }
    return copy;
  }
}
