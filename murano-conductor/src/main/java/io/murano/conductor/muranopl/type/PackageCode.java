package io.murano.conductor.muranopl.type;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The compiled content of a package, shared by all executions that use the same files. Thread-safe.
 */
public interface PackageCode {

  /** Returns the package. */
  MuranoPackage murano();

  /** Returns the names of the classes known so far: those of the manifest and native ones. */
  Set<String> classNames();

  /**
   * Links a class, or returns the one linked earlier if its ancestors and metadata are the same.
   *
   * @param className fully qualified name
   * @param linkage what linking needs of the execution
   * @return the class; null if the package does not have it
   * @throws RuntimeException if the class file is wrong or a class it refers to cannot be found
   */
  @Nullable MuranoClass link(String className, Linkage linkage);

  /**
   * Returns the metadata the manifest attaches to the package.
   *
   * @throws RuntimeException if it is wrong or a class it refers to cannot be found
   */
  List<MetaAttachment> packageMeta(Linkage linkage);

  /**
   * What linking needs of the execution.
   *
   * @param lookup finds the classes this one refers to, as seen from a package
   * @param opened class files of the package that have been read in this execution; the classes in
   *     them are known even if the manifest does not list them
   */
  record Linkage(BiFunction<MuranoPackage, String, MuranoClass> lookup, Set<String> opened) {}
}
