package io.murano.common.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files below a folder, listed once when it is opened. */
final class FolderPackageFiles implements PackageFiles {

  private final Path root;
  private final NavigableMap<String, Long> sizes;

  private FolderPackageFiles(Path root, NavigableMap<String, Long> sizes) {
    this.root = root;
    this.sizes = sizes;
  }

  static FolderPackageFiles open(Path folder, ArchiveLimits limits) {
    if (!Files.isDirectory(folder)) {
      throw PackageException.fatal(null, folder + " is not a folder");
    }
    try {
      Path root = folder.toRealPath();
      return new FolderPackageFiles(root, list(root, limits));
    } catch (IOException | UncheckedIOException e) {
      throw PackageException.fatal(null, folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static NavigableMap<String, Long> list(Path root, ArchiveLimits limits)
      throws IOException {
    NavigableMap<String, Long> sizes = new TreeMap<>();
    long total = 0;
    try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      int entries = 0;
      for (Iterator<Path> paths = walk.iterator(); paths.hasNext(); ) {
        Path path = paths.next();
        if (++entries > limits.maxEntries() + 1) {
          throw PackageException.fatal(
              null, "more than %d files and folders".formatted(limits.maxEntries()));
        }
        requireInside(root, path);
        if (Files.isDirectory(path)) {
          continue;
        }
        String name = ArchivePath.ofEntry(relative(root, path), limits.maxNameLength());
        if (!Files.isRegularFile(path)) {
          throw PackageException.fatal(name, "neither a file nor a folder");
        }
        long size = Files.size(path);
        total += size;
        if (size > limits.maxEntryBytes() || total > limits.maxTotalBytes()) {
          throw ArchiveErrors.tooLarge(name, limits);
        }
        sizes.put(name, size);
      }
    }
    return sizes;
  }

  private static String relative(Path root, Path path) {
    return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private static void requireInside(Path root, Path path) throws IOException {
    if (!path.toRealPath().startsWith(root)) {
      throw PackageException.fatal(relative(root, path), "the link leaves the package folder");
    }
  }

  @Override
  public SortedSet<String> paths() {
    return Collections.unmodifiableNavigableSet(sizes.navigableKeySet());
  }

  @Override
  public boolean contains(String path) {
    return sizes.containsKey(path);
  }

  @Override
  public long size(String path) {
    Long size = sizes.get(path);
    if (size == null) {
      throw PackageException.fatal(path, "no such file in the package");
    }
    return size;
  }

  @Override
  public InputStream open(String path) throws IOException {
    long size = size(path);
    Path file = root.resolve(path);
    requireInside(root, file);
    return new BoundedInputStream(Files.newInputStream(file), size);
  }

  @Override
  public void close() {}
}
