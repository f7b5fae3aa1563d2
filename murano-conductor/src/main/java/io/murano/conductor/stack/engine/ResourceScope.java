package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.hot.EvaluationScope;
import io.murano.conductor.stack.hot.Selection;
import io.murano.conductor.stack.hot.StackIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about the resources of one stack. It follows the records that are put into it.
 * Used by one thread.
 */
final class ResourceScope implements EvaluationScope {

  private final StackIdentity stack;
  private final ResourceTypes types;
  private final Map<String, ResourceRecord> records = new LinkedHashMap<>();

  ResourceScope(StackIdentity stack, ResourceTypes types) {
    this.stack = stack;
    this.types = types;
  }

  void put(ResourceRecord resource) {
    records.put(resource.name(), resource);
  }

  void remove(ResourceRecord resource) {
    records.remove(resource.name(), resource);
  }

  @Nullable ResourceRecord get(String name) {
    return records.get(name);
  }

  @Override
  public @Nullable Object reference(String resource) {
    ResourceRecord found = records.get(resource);
    return found == null || !found.exists()
        ? null
        : types.get(found.type(), resource).reference(found.view(stack, Set.of()));
  }

  @Override
  public @Nullable Object attribute(
      String resource, @Nullable String attribute, List<?> selection) {
    ResourceRecord found = records.get(resource);
    if (found == null || !found.exists()) {
      return null;
    }
    ResourceType type = types.get(found.type(), resource);
    StackResource view = found.view(stack, Set.of());
    if (attribute != null) {
      return Selection.select(type.attribute(view, attribute), selection);
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    type.attributes().forEach(name -> all.put(name, type.attribute(view, name)));
    return all;
  }
}
