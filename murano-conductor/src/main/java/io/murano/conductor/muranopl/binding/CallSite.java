package io.murano.conductor.muranopl.binding;

import io.murano.conductor.muranopl.yaml.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Where package code calls a native method.
 *
 * @param packageName package of the calling method, null outside of package code
 * @param className class that declares the calling method
 * @param method name of the calling method
 * @param position where the expression stands; null for calls made by the engine
 * @param branch path of the branch that calls, empty for the task itself
 */
public record CallSite(
    @Nullable String packageName,
    @Nullable String className,
    @Nullable String method,
    @Nullable SourceSpan position,
    String branch) {

  /** Returns a text that is the same whenever the same execution is run again. */
  @Override
  public String toString() {
    return packageName + ":" + className + "." + method + "@" + position + branch;
  }
}
