package io.murano.common.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;

/**
 * The files of a package by their path from its root ({@code Classes/Shop.yaml}). Paths are
 * case-sensitive. Implementations are safe for use by several threads.
 */
public interface PackageFiles extends AutoCloseable {

  /**
   * Opens a zip archive. The table of contents is checked here: number, names, kinds, declared
   * sizes and overlaps of entries; sizes and checksums are verified as entries are read.
   *
   * @throws PackageException if it is not a zip archive or breaks a limit or a rule
   */
  static PackageFiles ofZip(Path file, ArchiveLimits limits) {
    return ZipPackageFiles.open(file, limits);
  }

  /**
   * Opens a folder. Links are followed when they stay inside the folder and refused otherwise.
   *
   * @throws PackageException if it is no folder or breaks a limit or a rule
   */
  static PackageFiles ofFolder(Path folder, ArchiveLimits limits) {
    return FolderPackageFiles.open(folder, limits);
  }

  /** Returns files held in memory, for packages that come from elsewhere; contents are copied. */
  static PackageFiles ofContents(Map<String, byte[]> contents) {
    return new MemoryPackageFiles(contents);
  }

  /** Returns the paths of all files, without folders, in code point order. */
  SortedSet<String> paths();

  /** Returns whether there is a file with exactly this path. */
  default boolean contains(String path) {
    return paths().contains(path);
  }

  /**
   * Returns the size in bytes.
   *
   * @throws PackageException if there is no such file
   */
  long size(String path);

  /**
   * Opens a file for one reading. Reading fails with an {@link IOException} when the content is
   * damaged or longer than declared.
   *
   * @throws PackageException if there is no such file
   */
  InputStream open(String path) throws IOException;

  /**
   * Reads a whole file.
   *
   * @throws PackageException if there is no such file or it cannot be read
   */
  default byte[] read(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw PackageException.fatal(path, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns the paths below a folder, sorted; empty if there is no such folder. */
  default SortedSet<String> below(String folder) {
    return paths().subSet(folder + "/", folder + "0");
  }

  /**
   * Releases the archive.
   *
   * @throws UncheckedIOException if that fails
   */
  @Override
  void close();
}
