package io.murano.conductor.muranopl.binding;

import io.murano.conductor.muranopl.packaging.PackageFiles;
import java.util.List;

/**
 * Adds native classes and packages to the interpreter. Found with {@link java.util.ServiceLoader}:
 * name the implementation in {@code META-INF/services/} and put the jar on the class path.
 */
public interface MuranoPlugin {

  /** Returns a name for logs and error messages. */
  String name();

  /** Returns Java classes annotated with {@link NativeClass}. */
  default List<Class<?>> nativeClasses() {
    return List.of();
  }

  /**
   * Returns packages that every execution can use. Where the catalogue has a package of the same
   * name and an acceptable version, this one wins.
   */
  default List<PackageFiles> packages() {
    return List.of();
  }
}
