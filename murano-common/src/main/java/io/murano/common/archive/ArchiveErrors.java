package io.murano.common.archive;

/** Messages that more than one kind of archive gives. */
final class ArchiveErrors {

  private ArchiveErrors() {}

  static PackageException tooLarge(String path, ArchiveLimits limits) {
    return PackageException.fatal(
        path,
        "too large when unpacked: a file may have %d bytes, all files together %d"
            .formatted(limits.maxEntryBytes(), limits.maxTotalBytes()));
  }
}
