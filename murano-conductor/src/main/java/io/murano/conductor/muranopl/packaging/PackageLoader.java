package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.muranopl.version.VersionSpec;
import java.util.Optional;

/**
 * Finds packages for one execution: in folders, in the catalogue, wherever packages are kept. When
 * several packages fit, the loader decides (contract muranopl §1.7: own project before public
 * before others; then the highest version). Called by one thread at a time per execution; may
 * block.
 */
public interface PackageLoader {

  /**
   * Finds a package by its full name.
   *
   * @return the best match; empty if no acceptable version exists
   * @throws RuntimeException if the search itself fails
   */
  Optional<PackageFiles> findPackage(String fullName, VersionSpec versions);

  /**
   * Finds a package that declares a class in its manifest.
   *
   * @return the best match; empty if no acceptable version exists
   * @throws RuntimeException if the search itself fails
   */
  Optional<PackageFiles> findPackageOfClass(String className, VersionSpec versions);
}
