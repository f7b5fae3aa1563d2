package io.murano.conductor.stack;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stack shall be.
 *
 * @param template the HOT template; may hold secrets (user data)
 * @param parameters values of the template's parameters
 * @param files contents by name, for {@code get_file}
 * @param environment the Heat environment: a map, or its text as YAML; null for none
 * @param tags labels of the stack
 */
public record StackRequest(
    Map<String, @Nullable Object> template,
    Map<String, @Nullable Object> parameters,
    Map<String, @Nullable Object> files,
    @Nullable Object environment,
    List<String> tags) {

  /** Copies the members. */
  public StackRequest {
    template = StackValues.immutableMap(template);
    parameters = StackValues.immutableMap(parameters);
    files = StackValues.immutableMap(files);
    environment = StackValues.immutable(Objects.requireNonNullElse(environment, Map.of()));
    tags = List.copyOf(tags);
  }

  /** Returns a request with a template and nothing else. */
  public static StackRequest of(Map<String, @Nullable Object> template) {
    return new StackRequest(template, Map.of(), Map.of(), Map.of(), List.of());
  }

  /** Returns a text without contents, which may be secret. */
  @Override
  public String toString() {
    return "StackRequest[parameters=%s, files=%s, tags=%s]"
        .formatted(parameters.keySet(), files.keySet(), tags);
  }
}
