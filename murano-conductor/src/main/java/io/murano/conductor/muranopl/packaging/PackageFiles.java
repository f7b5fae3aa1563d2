package io.murano.conductor.muranopl.packaging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of one version of a package. Implementations are immutable and thread-safe; paths use
 * {@code /} and never leave the package.
 */
public interface PackageFiles {

  /**
   * Returns a text that is the same exactly for packages with the same content; compiled classes
   * are shared by it.
   */
  String contentHash();

  /**
   * Returns the content of a file, or null if there is none.
   *
   * @param path path below the root of the package
   * @throws RuntimeException if it exists and cannot be read
   */
  byte @Nullable [] read(String path);

  /** Returns the paths of all files below a folder, relative to it, sorted. */
  List<String> list(String folder);
}
