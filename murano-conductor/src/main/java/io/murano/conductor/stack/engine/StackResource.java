package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.hot.StackIdentity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource as its type sees it. Properties have the types of the schema; those that were not
 * given and have no default are absent.
 *
 * @param stack the stack
 * @param name qualified name of the resource in the template
 * @param physicalId identifier of the thing, decided before it is made
 * @param properties what the thing shall be
 * @param metadata the resource's metadata
 * @param state what the type remembered
 * @param changed names of the properties that differ from before; empty unless it is being updated
 */
public record StackResource(
    StackIdentity stack,
    String name,
    String physicalId,
    Map<String, @Nullable Object> properties,
    Map<String, @Nullable Object> metadata,
    Map<String, @Nullable Object> state,
    Set<String> changed) {

  private static final int SUFFIX_LENGTH = 12;

  /** Copies the members. */
  public StackResource {
    properties = StackValues.immutableMap(properties);
    metadata = StackValues.immutableMap(metadata);
    state = StackValues.immutableMap(state);
    changed = Set.copyOf(changed);
  }

  /** Returns a name for the thing where the template gives none. */
  public String defaultName() {
    String suffix = physicalId.replace("-", "");
    return "%s-%s-%s"
        .formatted(
            stack.name(),
            name.replace('/', '-'),
            suffix.substring(0, Math.min(SUFFIX_LENGTH, suffix.length())));
  }

  /** Returns a text property; null if it was not given. */
  public @Nullable String text(String property) {
    return (String) properties.get(property);
  }

  /** Returns a text property that the schema guarantees. */
  public String requiredText(String property) {
    return Objects.requireNonNull(text(property), property);
  }

  /** Returns a text property or another text. */
  public String text(String property, String otherwise) {
    String text = text(property);
    return text == null ? otherwise : text;
  }

  /** Returns a boolean property; false if it was not given. */
  public boolean flag(String property) {
    return Boolean.TRUE.equals(properties.get(property));
  }

  /** Returns a list property; empty if it was not given. */
  public List<?> list(String property) {
    return properties.get(property) instanceof List<?> list ? list : List.of();
  }

  /** Returns a list of maps; empty if it was not given. */
  public List<Map<String, @Nullable Object>> maps(String property) {
    return list(property).stream()
        .<Map<String, @Nullable Object>>map(item -> StackValues.immutableMap((Map<?, ?>) item))
        .toList();
  }

  /** Returns a map property; empty if it was not given. */
  public Map<String, @Nullable Object> map(String property) {
    return properties.get(property) instanceof Map<?, ?> map
        ? StackValues.immutableMap(map)
        : Map.of();
  }

  /** Returns a text without contents, which may be secret. */
  @Override
  public String toString() {
    return "StackResource[stack=%s, resource=%s, id=%s]".formatted(stack.name(), name, physicalId);
  }
}
