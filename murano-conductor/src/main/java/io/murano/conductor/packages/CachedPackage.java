package io.murano.conductor.packages;

import io.murano.common.archive.ArchiveLimits;
import io.murano.conductor.muranopl.packaging.PackageFiles;
import io.murano.conductor.muranopl.version.SemanticVersion;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A package whose archive lies in the cache. The archive is opened for each reading; small files
 * stay in memory as long as there is room. Immutable as seen from outside, and thread-safe.
 */
final class CachedPackage implements PackageFiles {

  private static final int SMALL = 128 * 1024;

  private final Path archive;
  private final ArchiveLimits limits;
  private final String contentHash;
  private final String fullName;
  private final SemanticVersion version;
  private final NavigableSet<String> paths;
  private final Map<String, SoftReference<byte[]>> contents = new ConcurrentHashMap<>();

  /** What is known of an archive after it was opened once. */
  record Description(
      String contentHash, String fullName, SemanticVersion version, NavigableSet<String> paths) {}

  CachedPackage(Path archive, ArchiveLimits limits, Description description) {
    this.archive = archive;
    this.limits = limits;
    this.contentHash = description.contentHash();
    this.fullName = description.fullName();
    this.version = description.version();
    this.paths = new TreeSet<>(description.paths());
  }

  String fullName() {
    return fullName;
  }

  SemanticVersion version() {
    return version;
  }

  @Override
  public String contentHash() {
    return contentHash;
  }

  @Override
  public byte @Nullable [] read(String path) {
    if (!paths.contains(path)) {
      return null;
    }
    SoftReference<byte[]> known = contents.get(path);
    byte[] content = known == null ? null : known.get();
    if (content == null) {
      content = load(path);
      if (content.length <= SMALL) {
        contents.put(path, new SoftReference<>(content));
      }
    }
    return content.clone();
  }

  @Override
  public List<String> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder.replaceAll("/+$", "") + "/";
    return paths.tailSet(prefix, true).stream()
        .takeWhile(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()))
        .toList();
  }

  private byte[] load(String path) {
    try (io.murano.common.archive.PackageFiles files =
        io.murano.common.archive.PackageFiles.ofZip(archive, limits)) {
      return files.read(path);
    }
  }
}
