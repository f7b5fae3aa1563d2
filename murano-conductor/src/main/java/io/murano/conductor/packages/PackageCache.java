package io.murano.conductor.packages;

import io.murano.common.archive.ArchiveLimits;
import io.murano.common.archive.PackageArchive;
import io.murano.common.error.ErrorCode;
import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.identity.Tokens;
import io.murano.conductor.muranopl.version.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packages of the catalogue on this machine: archives by the hash of their content, and for each
 * package id which archive it is. Several requests for one package make one download. Several
 * conductors may share the folder. Thread-safe.
 */
final class PackageCache {

  private static final Logger LOG = LoggerFactory.getLogger(PackageCache.class);

  private final CatalogClient catalog;
  private final Path archives;
  private final Path ids;
  private final ArchiveLimits limits;
  private final long maxArchiveBytes;
  private final Clock clock;
  private final Map<String, CompletableFuture<CachedPackage>> packages = new ConcurrentHashMap<>();

  PackageCache(
      CatalogClient catalog, Path folder, ArchiveLimits limits, long maxArchiveBytes, Clock clock) {
    this.catalog = catalog;
    this.archives = folder.resolve("archives");
    this.ids = folder.resolve("ids");
    this.limits = limits;
    this.maxArchiveBytes = maxArchiveBytes;
    this.clock = clock;
    try {
      Files.createDirectories(archives);
      Files.createDirectories(ids);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /**
   * Returns a package, downloading it if need be.
   *
   * @throws io.murano.common.error.MuranoException if it cannot be had or is no usable package
   */
  CachedPackage get(CatalogPackage wanted, Tokens tokens) throws InterruptedException {
    CompletableFuture<CachedPackage> mine = new CompletableFuture<>();
    CompletableFuture<CachedPackage> shared = packages.putIfAbsent(wanted.id(), mine);
    if (shared == null) {
      load(wanted.id(), tokens, mine);
      shared = mine;
    }
    try {
      return shared.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Removes what was not used for a time. */
  void purge(Duration unused) {
    Instant limit = clock.instant().minus(unused);
    try (Stream<Path> entries = Files.list(ids)) {
      for (Path entry : entries.toList()) {
        if (lastUse(entry).isBefore(limit)) {
          packages.remove(String.valueOf(entry.getFileName()));
          Files.deleteIfExists(entry);
        }
      }
      removeArchivesWithoutId(limit);
    } catch (IOException e) {
      LOG.warn("The package cache cannot be tidied: {}", e.getMessage());
    }
  }

  /** Loads for all who wait; a failure is theirs too, but not of those who come later. */
  private void load(String id, Tokens tokens, CompletableFuture<CachedPackage> waiting)
      throws InterruptedException {
    try {
      CachedPackage known = known(id);
      waiting.complete(known == null ? download(id, tokens) : known);
    } catch (IOException e) {
      packages.remove(id, waiting);
      waiting.completeExceptionally(unusable(archives, e));
    } catch (InterruptedException e) {
      packages.remove(id, waiting);
      waiting.completeExceptionally(
          new RemoteServiceException(ErrorCode.UNAVAILABLE, "The download was interrupted", e));
      throw e;
    } catch (RuntimeException e) {
      packages.remove(id, waiting);
      waiting.completeExceptionally(e);
    }
  }

  private @Nullable CachedPackage known(String id) throws IOException {
    Path entry = entry(id);
    if (!Files.isRegularFile(entry)) {
      return null;
    }
    Path archive = archives.resolve(Files.readString(entry) + ".zip");
    if (!Files.isRegularFile(archive)) {
      return null;
    }
    Files.setLastModifiedTime(entry, FileTime.from(clock.instant()));
    return open(archive);
  }

  private CachedPackage download(String id, Tokens tokens)
      throws IOException, InterruptedException {
    Path temporary = Files.createTempFile(archives, "download", ".tmp");
    try {
      catalog.download(id, temporary, maxArchiveBytes, tokens);
      CachedPackage downloaded = open(temporary);
      Path archive = archives.resolve(downloaded.contentHash() + ".zip");
      Files.move(
          temporary, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      Path entry = Files.createTempFile(ids, "entry", ".tmp");
      Files.writeString(entry, downloaded.contentHash());
      Files.move(
          entry, entry(id), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      LOG.info("Downloaded package {} {}", downloaded.fullName(), downloaded.version());
      return open(archive);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private CachedPackage open(Path archive) {
    try (PackageArchive content = PackageArchive.open(archive, limits)) {
      return new CachedPackage(
          archive,
          limits,
          new CachedPackage.Description(
              content.contentHash(),
              content.manifest().fullName(),
              SemanticVersion.coerce(content.manifest().version().toString()),
              new TreeSet<>(content.files().paths())));
    }
  }

  private void removeArchivesWithoutId(Instant limit) throws IOException {
    List<String> used;
    try (Stream<Path> entries = Files.list(ids)) {
      used = entries.map(PackageCache::textOf).toList();
    }
    try (Stream<Path> files = Files.list(archives)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        boolean needed =
            name.endsWith(".zip") && used.contains(name.substring(0, name.length() - 4));
        if (!needed && lastUse(file).isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Path entry(String id) {
    if (!id.matches("[A-Za-z0-9_-]+")) {
      throw new RemoteServiceException(
          ErrorCode.UNAVAILABLE, "The catalogue gives the odd package id \"" + id + "\"", null);
    }
    return ids.resolve(id);
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static Instant lastUse(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.MAX;
    }
  }

  private static RemoteServiceException unusable(Path folder, IOException cause) {
    return new RemoteServiceException(
        ErrorCode.INTERNAL, "The package cache " + folder + " cannot be used", cause);
  }
}
