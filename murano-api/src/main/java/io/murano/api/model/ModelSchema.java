package io.murano.api.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/**
 * The shape of an environment's root as far as a patch must keep it (contract rest-api §2.3).
 * Unknown members are not looked at. Immutable.
 */
record ModelSchema(
    Set<JsonNodeType> types,
    List<String> required,
    Map<String, ModelSchema> members,
    @Nullable ModelSchema elements) {

  private static final ModelSchema STRING = scalar(JsonNodeType.STRING);
  private static final ModelSchema BOOLEAN = scalar(JsonNodeType.BOOLEAN);

  private static final ModelSchema NETWORK =
      object(
          List.of("name", "?"),
          Map.of(
              "name", STRING,
              "externalRouterId", STRING,
              "subnetCidr", STRING,
              "openstackId", STRING,
              "regionName", STRING,
              "autoUplink", BOOLEAN,
              "autogenerateSubnet", BOOLEAN,
              "dnsNameServers", scalar(JsonNodeType.ARRAY),
              "?", object(List.of(), Map.of("type", STRING, "id", STRING, "name", STRING))));

  /** The root of an environment's model. */
  static final ModelSchema ENVIRONMENT =
      object(
          List.of("?", "name", "region", "defaultNetworks"),
          Map.of(
              "?",
              object(
                  List.of("id", "type"),
                  Map.of(
                      "id", STRING,
                      "name", STRING,
                      "type", STRING,
                      "_actions", object(List.of(), Map.of()))),
              "name",
              STRING,
              "region",
              scalar(JsonNodeType.STRING, JsonNodeType.NULL),
              "regions",
              object(List.of(), Map.of()),
              "defaultNetworks",
              object(
                  List.of("environment", "flat"),
                  Map.of(
                      "environment",
                      NETWORK,
                      "flat",
                      scalar(JsonNodeType.BOOLEAN, JsonNodeType.NULL))),
              "services",
              new ModelSchema(
                  Set.of(JsonNodeType.ARRAY), List.of(), Map.of(), object(List.of(), Map.of()))));

  /** Returns what is wrong with a value at a path, in words, or null when nothing is. */
  @Nullable String problem(List<String> path, JsonNode value) {
    ModelSchema schema = this;
    for (String segment : path) {
      schema = schema.elements == null ? schema.members.get(segment) : schema.elements;
      if (schema == null) {
        return null;
      }
    }
    return schema.problem(String.join("/", path), value);
  }

  private @Nullable String problem(String where, JsonNode value) {
    if (!types.contains(value.getNodeType())) {
      return "%s must be of type %s".formatted(where, typeNames());
    }
    for (String name : required) {
      if (!value.has(name)) {
        return "%s requires the member %s".formatted(where, name);
      }
    }
    for (Map.Entry<String, ModelSchema> member : members.entrySet()) {
      JsonNode child = value.get(member.getKey());
      String problem =
          child == null ? null : member.getValue().problem(where + "/" + member.getKey(), child);
      if (problem != null) {
        return problem;
      }
    }
    if (elements != null) {
      for (JsonNode element : value) {
        String problem = elements.problem(where + "/*", element);
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private String typeNames() {
    return String.join(
        " or ", types.stream().map(type -> type.name().toLowerCase(Locale.ROOT)).sorted().toList());
  }

  private static ModelSchema scalar(JsonNodeType... types) {
    return new ModelSchema(Set.of(types), List.of(), Map.of(), null);
  }

  private static ModelSchema object(List<String> required, Map<String, ModelSchema> members) {
    return new ModelSchema(Set.of(JsonNodeType.OBJECT), required, members, null);
  }
}
