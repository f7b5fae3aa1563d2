package io.murano.conductor.muranopl.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of a public static method.
 *
 * @param className fully qualified class name
 * @param method method name
 * @param packageName package that has the class, or null to look the class up by name
 * @param classVersion version specification; null for the default
 * @param args named arguments, a JSON object
 */
public record StaticCall(
    String className,
    String method,
    @Nullable String packageName,
    @Nullable String classVersion,
    JsonNode args) {

  /** Checks that the needed members are present. */
  public StaticCall {
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(args, "args");
  }

  /** Returns a text without the arguments. */
  @Override
  public String toString() {
    return "StaticCall[" + className + "." + method + "]";
  }
}
