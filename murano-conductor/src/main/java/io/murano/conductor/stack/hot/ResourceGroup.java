package io.murano.conductor.stack.hot;

import io.murano.conductor.stack.StackValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an {@code OS::Heat::ResourceGroup}. How many members there are must be known
 * before resources exist.
 *
 * @param count how many members there are
 * @param indexVariable text that stands for a member's index in its definition
 * @param definition type, properties and metadata of a member, as written
 * @param removed indexes that are not used
 */
record ResourceGroup(
    int count,
    String indexVariable,
    Map<String, @Nullable Object> definition,
    Set<String> removed) {

  private static final int MAX_COUNT = 1_000;
  private static final Set<String> KEYS =
      Set.of("count", "index_var", "resource_def", "removal_policies", "removal_policies_mode");

  static ResourceGroup of(HotTemplate.Resource resource, SnippetCompiler snippets, String path) {
    Map<String, @Nullable Object> properties = Sections.entries(resource.properties(), path);
    Sections.requireKeys(properties, KEYS, path);
    Map<String, @Nullable Object> definition =
        Sections.map(properties.get("resource_def"), path + ".resource_def");
    Sections.requireKeys(
        definition, Set.of("type", "properties", "metadata"), path + ".resource_def");
    if (!(definition.get("type") instanceof String)) {
      throw HotException.at(path + ".resource_def", "has no type");
    }
    Object variable = snippets.constant(properties.get("index_var"), path + ".index_var");
    return new ResourceGroup(
        count(snippets.constant(properties.get("count"), path + ".count"), path + ".count"),
        variable == null ? "%index%" : String.valueOf(variable),
        definition,
        removed(
            snippets.constant(properties.get("removal_policies"), path + ".removal_policies"),
            path + ".removal_policies"));
  }

  private static int count(@Nullable Object value, String path) {
    if (value == null) {
      return 1;
    }
    try {
      int count = Integer.parseInt(String.valueOf(value));
      if (count >= 0 && count <= MAX_COUNT) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    throw HotException.at(
        path, "expected an integer from 0 to %d, got '%s'".formatted(MAX_COUNT, value));
  }

  private static Set<String> removed(@Nullable Object policies, String path) {
    Set<String> removed = new LinkedHashSet<>();
    if (policies == null) {
      return removed;
    }
    if (!(policies instanceof List<?> list)) {
      throw HotException.at(path, "expected a list, got " + StackValues.described(policies));
    }
    for (Object policy : list) {
      Object names = Sections.map(policy, path).get("resource_list");
      if (names instanceof List<?> members) {
        members.forEach(member -> removed.add(String.valueOf(member)));
      }
    }
    return removed;
  }

  /** Returns the members: the first indexes that are not removed. */
  List<HotTemplate.Resource> members(HotTemplate.Resource group) {
    List<HotTemplate.Resource> members = new ArrayList<>();
    for (int index = 0; members.size() < count; index++) {
      String name = String.valueOf(index);
      if (!removed.contains(name)) {
        members.add(
            group.member(
                name,
                String.valueOf(definition.get("type")),
                indexed(definition.get("properties"), name),
                indexed(definition.get("metadata"), name)));
      }
    }
    return members;
  }

  private @Nullable Object indexed(@Nullable Object value, String index) {
    if (value instanceof String text) {
      return text.replace(indexVariable, index);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(indexed(item, index)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), indexed(item, index)));
      return copy;
    }
    return value;
  }
}
