package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds packages in a fixed set, optionally asking another loader for what the set lacks. Immutable
 * and thread-safe if the other loader is.
 */
public final class IndexedPackageLoader implements PackageLoader {

  private final Map<String, Map<SemanticVersion, PackageFiles>> byName;
  private final Map<String, Map<SemanticVersion, PackageFiles>> byClass;
  private final @Nullable PackageLoader fallback;

  /**
   * Creates a loader over a set of packages.
   *
   * @throws io.murano.conductor.muranopl.error.PackageException if a manifest cannot be used
   */
  public IndexedPackageLoader(Collection<? extends PackageFiles> packages) {
    this(packages, null);
  }

  /**
   * Creates a loader over a set of packages.
   *
   * @param packages the set; it wins over the fallback
   * @param fallback asked for everything else, or null
   * @throws io.murano.conductor.muranopl.error.PackageException if a manifest cannot be used
   */
  public IndexedPackageLoader(
      Collection<? extends PackageFiles> packages, @Nullable PackageLoader fallback) {
    this.fallback = fallback;
    this.byName = new HashMap<>();
    this.byClass = new HashMap<>();
    for (PackageFiles files : packages) {
      PackageManifest manifest = PackageManifest.of(files);
      add(byName, manifest.fullName(), manifest.version(), files);
      manifest.classes().keySet().forEach(name -> add(byClass, name, manifest.version(), files));
    }
  }

  private IndexedPackageLoader(IndexedPackageLoader other, PackageLoader fallback) {
    this.byName = other.byName;
    this.byClass = other.byClass;
    this.fallback = fallback;
  }

  /** Returns a loader over the same set that asks another loader for everything else. */
  public IndexedPackageLoader withFallback(PackageLoader other) {
    return new IndexedPackageLoader(this, other);
  }

  private static void add(
      Map<String, Map<SemanticVersion, PackageFiles>> index,
      String key,
      SemanticVersion version,
      PackageFiles files) {
    index.computeIfAbsent(key, name -> new HashMap<>()).put(version, files);
  }

  @Override
  public Optional<PackageFiles> findPackage(String fullName, VersionSpec versions) {
    Optional<PackageFiles> own = select(byName.get(fullName), versions);
    return own.isPresent() || fallback == null ? own : fallback.findPackage(fullName, versions);
  }

  @Override
  public Optional<PackageFiles> findPackageOfClass(String className, VersionSpec versions) {
    Optional<PackageFiles> own = select(byClass.get(className), versions);
    return own.isPresent() || fallback == null
        ? own
        : fallback.findPackageOfClass(className, versions);
  }

  private static Optional<PackageFiles> select(
      @Nullable Map<SemanticVersion, PackageFiles> packages, VersionSpec versions) {
    if (packages == null) {
      return Optional.empty();
    }
    return versions.select(List.copyOf(packages.keySet())).map(packages::get);
  }
}
