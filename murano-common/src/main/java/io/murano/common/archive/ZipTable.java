package io.murano.common.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Checks the table of contents of a zip archive before anything is unpacked. Rules beyond the
 * limits: no links or devices, no encryption, no two entries of one name, no file that is a folder
 * too, no entries that share bytes (the trick behind the densest zip bombs).
 */
final class ZipTable {

  /** Keeps the bytes of names as they are: {@link #name} decodes them. */
  static final Charset RAW_NAMES = StandardCharsets.ISO_8859_1;

  private static final Charset CODE_PAGE_437 = Charset.forName("IBM437");
  private static final int FILE_TYPE_MASK = 0170000;
  private static final int REGULAR_FILE = 0100000;
  private static final int FOLDER = 0040000;
  private static final long JUDGED_BY_RATIO = 1 << 20;

  private final ZipFile zip;
  private final ArchiveLimits limits;
  private final NavigableMap<String, ZipArchiveEntry> files = new TreeMap<>();
  private long total;

  ZipTable(ZipFile zip, ArchiveLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  NavigableMap<String, ZipArchiveEntry> read() {
    List<ZipArchiveEntry> all = new ArrayList<>();
    for (Enumeration<ZipArchiveEntry> e = zip.getEntries(); e.hasMoreElements(); ) {
      if (all.size() == limits.maxEntries()) {
        throw PackageException.fatal(
            null, "the archive has more than %d entries".formatted(limits.maxEntries()));
      }
      all.add(e.nextElement());
    }
    all.forEach(this::add);
    requireNoFileAsFolder();
    requireNoOverlap(all);
    return files;
  }

  private void add(ZipArchiveEntry entry) {
    String name = name(entry);
    String path = ArchivePath.ofEntry(name, limits.maxNameLength());
    requirePlain(entry, path);
    if (name.endsWith("/") || path.isEmpty()) {
      return;
    }
    requireReadable(entry, path);
    requireSize(entry, path);
    if (files.put(path, entry) != null) {
      throw PackageException.fatal(path, "the archive has two entries of this name");
    }
  }

  /**
   * Names are taken as UTF-8 when they are valid UTF-8, flagged or not, as most tools write them;
   * else as the format's default code page.
   */
  static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      if (entry.getGeneralPurposeBit().usesUTF8ForNames()) {
        throw PackageException.fatal(
            null,
            "an entry name is flagged as UTF-8 and is not: "
                + ArchivePath.printable(new String(raw, RAW_NAMES)));
      }
      return new String(raw, CODE_PAGE_437);
    }
  }

  private static void requirePlain(ZipArchiveEntry entry, String path) {
    int type = entry.getUnixMode() & FILE_TYPE_MASK;
    if (entry.isUnixSymlink()) {
      throw PackageException.fatal(path, "symbolic links are not allowed in packages");
    }
    if (type != 0 && type != REGULAR_FILE && type != FOLDER) {
      throw PackageException.fatal(path, "neither a file nor a folder");
    }
  }

  private void requireReadable(ZipArchiveEntry entry, String path) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw PackageException.fatal(path, "encrypted entries cannot be read");
    }
    if (!zip.canReadEntryData(entry)) {
      throw PackageException.fatal(
          path, "compression method %d is not supported".formatted(entry.getMethod()));
    }
  }

  private void requireSize(ZipArchiveEntry entry, String path) {
    long size = entry.getSize();
    long packed = entry.getCompressedSize();
    if (size < 0 || packed < 0) {
      throw PackageException.fatal(path, "the archive does not tell the size of this entry");
    }
    total += size;
    if (size > limits.maxEntryBytes() || total > limits.maxTotalBytes()) {
      throw ArchiveErrors.tooLarge(path, limits);
    }
    if (size > JUDGED_BY_RATIO && size / Math.max(packed, 1) > limits.maxRatio()) {
      throw PackageException.fatal(
          path,
          "unpacks to more than %d times its packed size (%d to %d bytes)"
              .formatted(limits.maxRatio(), packed, size));
    }
  }

  private void requireNoFileAsFolder() {
    for (String path : files.keySet()) {
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        String folder = path.substring(0, slash);
        if (files.containsKey(folder)) {
          throw PackageException.fatal(folder, "is a file and a folder");
        }
      }
    }
  }

  private static void requireNoOverlap(List<ZipArchiveEntry> all) {
    List<ZipArchiveEntry> physical = new ArrayList<>(all);
    physical.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
    long end = 0;
    for (ZipArchiveEntry entry : physical) {
      if (entry.getLocalHeaderOffset() < end) {
        throw PackageException.fatal(name(entry), "shares bytes of the archive with another entry");
      }
      end = entry.getDataOffset() + Math.max(entry.getCompressedSize(), 0);
    }
  }
}
