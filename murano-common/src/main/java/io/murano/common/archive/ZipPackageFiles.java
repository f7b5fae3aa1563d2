package io.murano.common.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of a zip archive, read in place: nothing is ever unpacked to disk. */
final class ZipPackageFiles implements PackageFiles {

  private final ZipFile zip;
  private final NavigableMap<String, ZipArchiveEntry> entries;

  private ZipPackageFiles(ZipFile zip, NavigableMap<String, ZipArchiveEntry> entries) {
    this.zip = zip;
    this.entries = entries;
  }

  static ZipPackageFiles open(Path file, ArchiveLimits limits) {
    ZipFile zip = openZip(file);
    try {
      return new ZipPackageFiles(zip, new ZipTable(zip, limits).read());
    } catch (RuntimeException e) {
      ZipFile.closeQuietly(zip);
      throw e;
    }
  }

  private static ZipFile openZip(Path file) {
    if (!Files.isRegularFile(file)) {
      throw PackageException.fatal(null, file + " is not a file");
    }
    try {
      return ZipFile.builder()
          .setPath(file)
          .setCharset(ZipTable.RAW_NAMES)
          .setUseUnicodeExtraFields(false)
          .get();
    } catch (IOException | IllegalArgumentException e) {
      throw PackageException.fatal(null, "not a readable zip archive: " + e.getMessage(), e);
    }
  }

  @Override
  public SortedSet<String> paths() {
    return Collections.unmodifiableNavigableSet(entries.navigableKeySet());
  }

  @Override
  public boolean contains(String path) {
    return entries.containsKey(path);
  }

  @Override
  public long size(String path) {
    return entry(path).getSize();
  }

  @Override
  public InputStream open(String path) throws IOException {
    ZipArchiveEntry entry = entry(path);
    try {
      return new ChecksumInputStream(zip.getInputStream(entry), entry);
    } catch (IllegalArgumentException e) {
      throw new IOException("damaged: " + e.getMessage(), e);
    }
  }

  private ZipArchiveEntry entry(String path) {
    ZipArchiveEntry entry = entries.get(path);
    if (entry == null) {
      throw PackageException.fatal(path, "no such file in the package");
    }
    return entry;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class ChecksumInputStream extends BoundedInputStream {

    private final CRC32 crc = new CRC32();
    private final long expected;

    ChecksumInputStream(InputStream in, ZipArchiveEntry entry) {
      super(in, entry.getSize());
      this.expected = entry.getCrc();
    }

    @Override
    void received(byte[] buffer, int offset, int length) {
      crc.update(buffer, offset, length);
    }

    @Override
    void atEnd() throws IOException {
      super.atEnd();
      if (crc.getValue() != expected) {
        throw new IOException("the checksum does not match");
      }
    }
  }
}
