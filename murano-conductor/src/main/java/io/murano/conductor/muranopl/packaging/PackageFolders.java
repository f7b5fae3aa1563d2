package io.murano.conductor.muranopl.packaging;

import io.murano.common.archive.ArchiveLimits;
import io.murano.conductor.muranopl.error.PackageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads packages from folders and zip files of the local file system. */
public final class PackageFolders {

  private static final Logger LOG = LoggerFactory.getLogger(PackageFolders.class);

  private PackageFolders() {}

  /**
   * Reads one package.
   *
   * @param path a folder with a manifest, or a zip file of such a folder
   * @throws PackageException if it is neither
   */
  public static PackageFiles read(Path path) {
    ArchiveLimits limits = ArchiveLimits.defaults();
    try (io.murano.common.archive.PackageFiles archive =
        Files.isDirectory(path)
            ? io.murano.common.archive.PackageFiles.ofFolder(path, limits)
            : io.murano.common.archive.PackageFiles.ofZip(path, limits)) {
      Map<String, byte[]> contents = new TreeMap<>();
      archive.paths().forEach(file -> contents.put(file, archive.read(file)));
      return new InMemoryPackageFiles(contents);
    } catch (io.murano.common.archive.PackageException e) {
      throw PackageException.load(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Finds every package at or below a folder: each folder with a manifest that is not inside
   * another package, and each zip file with a manifest. Those that cannot be read are skipped with
   * a warning.
   */
  public static List<PackageFiles> scan(Path root) {
    List<PackageFiles> result = new ArrayList<>();
    for (Path path : candidates(root)) {
      try {
        PackageFiles files = read(path);
        PackageManifest.of(files);
        result.add(files);
      } catch (PackageException e) {
        LOG.warn("Package {} is skipped: {}", path, e.getMessage());
      }
    }
    return result;
  }

  private static List<Path> candidates(Path root) {
    List<Path> result = new ArrayList<>();
    if (Files.isRegularFile(root)) {
      return List.of(root);
    }
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (Files.isRegularFile(folder.resolve(PackageManifest.PATH))) {
                result.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && file.toString().endsWith(".zip")) {
                result.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Folder " + root + " cannot be searched for packages", e);
    }
    result.sort(null);
    return result;
  }
}
