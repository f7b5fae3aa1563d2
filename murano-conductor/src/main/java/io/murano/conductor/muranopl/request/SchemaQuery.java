package io.murano.conductor.muranopl.request;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which schemas are wanted.
 *
 * @param className fully qualified class name
 * @param methods names of model builders; empty for the class and all of them
 * @param packageName package that has the class, or null to look the class up by name
 * @param classVersion version specification; null for the default
 */
public record SchemaQuery(
    String className,
    List<String> methods,
    @Nullable String packageName,
    @Nullable String classVersion) {

  /** Checks the name and copies the list. */
  public SchemaQuery {
    Objects.requireNonNull(className, "className");
    methods = List.copyOf(methods);
  }
}
