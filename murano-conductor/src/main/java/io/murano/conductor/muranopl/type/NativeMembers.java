package io.murano.conductor.muranopl.type;

import io.murano.conductor.yaql.runtime.FunctionDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The native part of a class.
 *
 * @param className fully qualified name of the class
 * @param packageName package the class belongs to even if its manifest does not list it; null if it
 *     has to be listed
 * @param methods its methods
 */
public record NativeMembers(String className, @Nullable String packageName, List<Method> methods) {

  /** Copies the list. */
  public NativeMembers {
    methods = List.copyOf(methods);
  }

  /**
   * A native method.
   *
   * @param name its name; {@link MuranoMethod#NATIVE_INIT} for the constructor
   * @param usage how it can be called
   * @param exposed whether it can be called from outside
   * @param body the implementation, which takes the receiver first
   */
  public record Method(String name, MethodUsage usage, boolean exposed, FunctionDefinition body) {}
}
