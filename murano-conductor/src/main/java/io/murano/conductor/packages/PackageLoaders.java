package io.murano.conductor.packages;

import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the package loader of an execution. Thread-safe. */
public final class PackageLoaders {

  private final PackageLoader folders;
  private final CatalogClient catalog;
  private final PackageCache cache;
  private final ServiceUser serviceUser;

  PackageLoaders(
      PackageLoader folders, CatalogClient catalog, PackageCache cache, ServiceUser serviceUser) {
    this.folders = folders;
    this.catalog = catalog;
    this.cache = cache;
    this.serviceUser = serviceUser;
  }

  /**
   * Returns a loader that searches the configured folders, then the catalogue.
   *
   * @param projectId project whose packages are preferred
   * @param token identity token to try first, a secret; or null
   * @param trustId trust under which the service user works in the project; null if it has rights
   *     of its own there
   */
  public PackageLoader forProject(
      String projectId, @Nullable String token, @Nullable String trustId) {
    ServiceUser.Scope scope =
        trustId == null ? new ServiceUser.Project(projectId) : new ServiceUser.Trust(trustId);
    Tokens tokens = new ProjectTokens(token, scope, serviceUser);
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
