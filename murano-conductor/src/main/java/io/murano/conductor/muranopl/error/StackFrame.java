package io.murano.conductor.muranopl.error;

import io.murano.conductor.muranopl.yaml.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * One level of a MuranoPL stack trace.
 *
 * @param instruction text of the expression, or {@code block construct}; null if unknown
 * @param location where it is written; null if unknown
 * @param methodName method that runs; null outside of methods
 * @param typeName class that declares the method; null outside of methods
 * @param packageName package of that class; null outside of methods
 */
public record StackFrame(
    @Nullable String instruction,
    @Nullable SourceSpan location,
    @Nullable String methodName,
    @Nullable String typeName,
    @Nullable String packageName) {

  /** Returns the two lines that stand for the frame in a formatted trace. */
  public String format(String prefix) {
    String method = methodName + (typeName == null ? "" : " of type " + typeName);
    if (location == null) {
      return "%sFile <unknown> in method %s\n%s    %s"
          .formatted(prefix, method, prefix, instruction);
    }
    return "%sFile \"%s\", line %d:%d in method %s\n%s    %s"
        .formatted(
            prefix,
            packageName == null ? location.file() : packageName + "/" + location.file(),
            location.startLine(),
            location.startColumn(),
            method,
            prefix,
            instruction);
  }
}
