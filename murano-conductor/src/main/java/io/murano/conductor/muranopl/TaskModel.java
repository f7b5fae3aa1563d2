package io.murano.conductor.muranopl;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.execution.TypeRegistry;
import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.yaql.value.YaqlDict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The model of a task as it changes while the task is processed. */
final class TaskModel {

  private static final String OBJECTS = "Objects";
  private static final String COPY = "ObjectsCopy";
  private static final String SYSTEM_DATA = "SystemData";
  private static final String PACKAGES = "Packages";

  private final ObjectNode json;

  TaskModel(JsonNode original) {
    this.json =
        original instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
  }

  JsonNode json() {
    return json;
  }

  /** Notes that everything deleted from the model is really gone. */
  void copyObjects() {
    JsonNode objects = json.path(OBJECTS);
    json.set(
        COPY, objects.isMissingNode() ? JsonNodeFactory.instance.nullNode() : objects.deepCopy());
  }

  /** Takes over what serialisation gave. */
  void replace(YaqlDict serialized) {
    serialized.forEach((key, value) -> json.set(String.valueOf(key), JsonValues.toJson(value)));
  }

  void importFixations(TypeRegistry types) {
    Map<String, List<SemanticVersion>> table = new LinkedHashMap<>();
    json.path(SYSTEM_DATA)
        .path(PACKAGES)
        .properties()
        .forEach(
            entry -> {
              List<SemanticVersion> versions = new ArrayList<>();
              entry.getValue().forEach(version -> versions.add(fixed(entry.getKey(), version)));
              table.put(entry.getKey(), versions);
            });
    types.importFixations(table);
  }

  private static SemanticVersion fixed(String packageName, JsonNode version) {
    try {
      return SemanticVersion.parse(version.asString(""));
    } catch (IllegalArgumentException e) {
      throw new MuranoException(
          ErrorCode.INVALID_INPUT,
          "SystemData.Packages of the model has no version like 1.0.0 for %s but %s"
              .formatted(packageName, version),
          e);
    }
  }

  void exportFixations(TypeRegistry types) {
    ObjectNode packages = JsonNodeFactory.instance.objectNode();
    types
        .exportFixations()
        .forEach(
            (name, versions) -> {
              ArrayNode list = packages.putArray(name);
              versions.forEach(version -> list.add(version.toString()));
            });
    ObjectNode system =
        json.path(SYSTEM_DATA) instanceof ObjectNode known ? known : json.putObject(SYSTEM_DATA);
    system.set(PACKAGES, packages);
  }
}
