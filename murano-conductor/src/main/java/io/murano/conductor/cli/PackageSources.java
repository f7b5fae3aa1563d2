package io.murano.conductor.cli;

import io.murano.conductor.muranopl.error.PackageException;
import io.murano.conductor.muranopl.packaging.IndexedPackageLoader;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.packaging.PackageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packages that the command line names: folders, zip files, or folders that contain some. */
final class PackageSources {

  private final List<PackageFiles> packages = new ArrayList<>();

  /**
   * Adds what is at a path.
   *
   * @throws IOException if there is nothing
   * @throws PackageException if a file that is named itself is no package
   */
  void add(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(path + " does not exist");
    }
    if (Files.isRegularFile(path)) {
      packages.add(PackageFolders.read(path));
      return;
    }
    List<PackageFiles> found = PackageFolders.scan(path);
    if (found.isEmpty()) {
      throw new IOException(path + " contains no package");
    }
    packages.addAll(found);
  }

  void addAll(List<Path> paths) throws IOException {
    for (Path path : paths) {
      add(path);
    }
  }

  PackageLoader loader() {
    return new IndexedPackageLoader(packages);
  }

  /** Returns the newest package whose manifest lists a class; null if there is none. */
  @Nullable PackageManifest withClass(String className) {
    return packages.stream()
        .map(PackageManifest::of)
        .filter(manifest -> manifest.classes().containsKey(className))
        .max(Comparator.comparing(PackageManifest::version))
        .orElse(null);
  }
}
