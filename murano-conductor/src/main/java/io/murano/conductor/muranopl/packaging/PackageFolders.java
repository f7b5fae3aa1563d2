package io.murano.conductor.muranopl.packaging;

import io.murano.conductor.muranopl.error.PackageException;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads packages from folders and zip files of the local file system. Symbolic links are skipped.
 */
public final class PackageFolders {

  private static final Logger LOG = LoggerFactory.getLogger(PackageFolders.class);
  private static final long MAX_SIZE = 256L * 1024 * 1024;
  private static final int MAX_FILES = 20_000;

  private PackageFolders() {}

  /**
   * Reads one package.
   *
   * @param path a folder with a manifest, or a zip file of such a folder
   * @throws PackageException if it is neither
   */
  public static PackageFiles read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return readFolder(path);
      }
      return readZip(path);
    } catch (IOException e) {
      throw PackageException.load(path + " cannot be read: " + e.getMessage(), e);
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

  private static PackageFiles readFolder(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    long size = 0;
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
          size += Files.size(path);
          checkLimits(files.size(), size);
          files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
        }
      }
    }
    return new InMemoryPackageFiles(files);
  }

  private static PackageFiles readZip(Path zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    long size = 0;
    try (InputStream stream = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(stream)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        String name = entry.getName();
        if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
          throw PackageException.load(zip + " has an entry outside of the package: " + name, null);
        }
        byte[] content = entries.readNBytes((int) Math.min(Integer.MAX_VALUE, MAX_SIZE - size + 1));
        size += content.length;
        checkLimits(files.size(), size);
        files.put(name, content);
      }
    }
    return new InMemoryPackageFiles(files);
  }

  private static void checkLimits(int files, long size) {
    if (files >= MAX_FILES || size > MAX_SIZE) {
      throw PackageException.load(
          "the package has more than " + MAX_FILES + " files or " + MAX_SIZE + " bytes", null);
    }
  }
}
