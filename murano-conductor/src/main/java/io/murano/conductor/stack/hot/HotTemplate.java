package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A template whose form was checked; functions in it are not looked at yet.
 *
 * @param version version of the language
 * @param description text for people
 * @param parameters declared parameters
 * @param conditions the conditions as written
 * @param resources the resources as written
 * @param outputs the outputs as written
 */
record HotTemplate(
    HotVersion version,
    String description,
    Map<String, ParameterDefinition> parameters,
    Map<String, @Nullable Object> conditions,
    Map<String, Resource> resources,
    Map<String, Output> outputs) {

  private static final Set<String> SECTIONS =
      Set.of(
          HotVersion.KEY, "description", "parameter_groups", "parameters", "resources", "outputs");
  private static final Set<String> RESOURCE_KEYS =
      Set.of(
          "type",
          "properties",
          "metadata",
          "depends_on",
          "deletion_policy",
          "update_policy",
          "description");
  private static final Set<String> OUTPUT_KEYS = Set.of("description", "value");

  /**
   * A resource as written.
   *
   * @param name its name
   * @param type its type, or an alias, or the name of a template
   * @param properties the properties
   * @param metadata the metadata
   * @param dependsOn names of resources that must exist before
   * @param deletionPolicy what to do with the thing on deletion
   * @param updatePolicy how updates are rolled out
   * @param condition whether the resource exists
   * @param externalId id of an existing thing the resource stands for
   */
  record Resource(
      String name,
      String type,
      @Nullable Object properties,
      @Nullable Object metadata,
      Set<String> dependsOn,
      @Nullable Object deletionPolicy,
      @Nullable Object updatePolicy,
      @Nullable Object condition,
      @Nullable Object externalId) {

    /** Returns the resource under another name with other properties and metadata. */
    Resource member(
        String memberName,
        String memberType,
        @Nullable Object memberProperties,
        @Nullable Object memberMetadata) {
      return new Resource(
          memberName,
          memberType,
          memberProperties,
          memberMetadata,
          dependsOn,
          deletionPolicy,
          null,
          null,
          null);
    }
  }

  /** An output as written. */
  record Output(@Nullable Object value, @Nullable Object condition) {}

  /**
   * Checks the form of a template.
   *
   * @throws HotException if it is no template
   */
  static HotTemplate of(Map<String, @Nullable Object> source) {
    HotVersion version = HotVersion.of(source);
    boolean conditional = version.since(HotVersion.V2016_10_14);
    Sections.requireKeys(source, with(SECTIONS, conditional, "conditions"), "template");
    Map<String, ParameterDefinition> parameters = ParameterReader.read(source.get("parameters"));
    checkGroups(source.get("parameter_groups"), parameters.keySet());
    Map<String, Resource> resources = new LinkedHashMap<>();
    Sections.entries(source.get("resources"), "resources")
        .forEach((name, body) -> resources.put(name, resource(name, body, conditional)));
    Map<String, Output> outputs = new LinkedHashMap<>();
    Sections.entries(source.get("outputs"), "outputs")
        .forEach((name, body) -> outputs.put(name, output(name, body, conditional)));
    Object description = source.get("description");
    return new HotTemplate(
        version,
        description == null ? "No description" : String.valueOf(description),
        parameters,
        Sections.entries(source.get("conditions"), "conditions"),
        resources,
        outputs);
  }

  private static Resource resource(String name, @Nullable Object body, boolean conditional) {
    String path = "resources." + name;
    if (name.isEmpty() || name.contains("/")) {
      throw HotException.at(path, "the name of a resource must not be empty or contain '/'");
    }
    Map<String, @Nullable Object> map = Sections.map(body, path);
    Sections.requireKeys(map, with(RESOURCE_KEYS, conditional, "condition", "external_id"), path);
    if (!(map.get("type") instanceof String type) || type.isEmpty()) {
      throw HotException.at(path, "has no type");
    }
    return new Resource(
        name,
        type,
        map.get("properties"),
        map.get("metadata"),
        dependencies(map.get("depends_on"), path + ".depends_on"),
        map.get("deletion_policy"),
        map.get("update_policy"),
        map.get("condition"),
        map.get("external_id"));
  }

  private static Set<String> dependencies(@Nullable Object value, String path) {
    if (value == null) {
      return Set.of();
    }
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    Set<String> names = new LinkedHashSet<>();
    for (Object item : items) {
      if (!(item instanceof String name)) {
        throw HotException.at(
            path, "expected a name or a list of names, got " + StackValues.described(item));
      }
      names.add(name);
    }
    return names;
  }

  private static Output output(String name, @Nullable Object body, boolean conditional) {
    String path = "outputs." + name;
    Map<String, @Nullable Object> map = Sections.map(body, path);
    Sections.requireKeys(map, with(OUTPUT_KEYS, conditional, "condition"), path);
    if (!map.containsKey("value")) {
      throw HotException.at(path, "has no value");
    }
    return new Output(map.get("value"), map.get("condition"));
  }

  private static void checkGroups(@Nullable Object groups, Set<String> parameters) {
    if (groups == null) {
      return;
    }
    if (!(groups instanceof List<?> list)) {
      throw HotException.at(
          "parameter_groups", "expected a list, got " + StackValues.described(groups));
    }
    List<Object> seen = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String path = "parameter_groups[%d]".formatted(i);
      Object names = Sections.map(list.get(i), path).get("parameters");
      if (!(names instanceof List<?> members)) {
        throw HotException.at(path, "has no list of parameters");
      }
      for (Object member : members) {
        if (member == null || !parameters.contains(member)) {
          throw HotException.at(path, "parameter '%s' is not declared".formatted(member));
        }
        if (seen.contains(member)) {
          throw HotException.at(path, "parameter '%s' is in two groups".formatted(member));
        }
        seen.add(member);
      }
    }
  }

  private static Set<String> with(Set<String> keys, boolean conditional, String... more) {
    Set<String> all = new TreeSet<>(keys);
    if (conditional) {
      all.addAll(Set.of(more));
    }
    return all;
  }
}
