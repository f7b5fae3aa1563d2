package io.murano.conductor.packages;

import io.murano.conductor.identity.Tokens;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.util.List;
import java.util.Optional;

/** Makes the package loader of an execution. Thread-safe. */
public final class PackageLoaders {

  private final PackageLoader folders;
  private final CatalogClient catalog;
  private final PackageCache cache;

  PackageLoaders(PackageLoader folders, CatalogClient catalog, PackageCache cache) {
    this.folders = folders;
    this.catalog = catalog;
    this.cache = cache;
  }

  /**
   * Returns a loader that searches the configured folders, then the catalogue.
   *
   * @param projectId project whose packages are preferred
   * @param tokens what opens the catalogue
   */
  public PackageLoader forProject(String projectId, Tokens tokens) {
    return new FirstMatch(
        List.of(folders, new CatalogPackageLoader(catalog, cache, projectId, tokens)));
  }

  /** Asks one loader after the other. */
  private record FirstMatch(List<PackageLoader> loaders) implements PackageLoader {

    @Override
    public Optional<PackageFiles> findPackage(String fullName, VersionSpec versions) {
      return loaders.stream()
          .map(loader -> loader.findPackage(fullName, versions))
          .flatMap(Optional::stream)
          .findFirst();
    }

    @Override
    public Optional<PackageFiles> findPackageOfClass(String className, VersionSpec versions) {
      return loaders.stream()
          .map(loader -> loader.findPackageOfClass(className, versions))
          .flatMap(Optional::stream)
          .findFirst();
    }
  }
}
