package io.murano.common.archive;

/**
 * How much an archive may hold. The limits are on what the archive unpacks to; the size of the zip
 * file itself is the caller's to bound.
 *
 * @param maxTotalBytes all entries together, unpacked
 * @param maxEntryBytes one entry, unpacked
 * @param maxEntries number of entries, folders included
 * @param maxRatio unpacked to packed size of one entry; entries below 1 MiB are not judged by it
 * @param maxNameLength characters of an entry name
 * @param maxYamlCharacters characters of one YAML file that is parsed
 */
public record ArchiveLimits(
    long maxTotalBytes,
    long maxEntryBytes,
    int maxEntries,
    int maxRatio,
    int maxNameLength,
    int maxYamlCharacters) {

  private static final ArchiveLimits DEFAULTS =
      new ArchiveLimits(256L << 20, 128L << 20, 10_000, 250, 512, 1 << 20);

  /** Rejects limits that would refuse every archive. */
  public ArchiveLimits {
    if (maxTotalBytes < 1
        || maxEntryBytes < 1
        || maxEntries < 1
        || maxRatio < 1
        || maxNameLength < 1
        || maxYamlCharacters < 1) {
      throw new IllegalArgumentException("archive limits must be positive");
    }
  }

  /** Returns limits that no sensible package reaches. */
  public static ArchiveLimits defaults() {
    return DEFAULTS;
  }
}
