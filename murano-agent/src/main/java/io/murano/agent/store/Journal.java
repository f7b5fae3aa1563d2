package io.murano.agent.store;

import io.murano.agent.json.JsonFormatException;
import io.murano.agent.json.JsonText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of records with checksums. A record counts from the moment {@link #append}
 * with {@code durable} returns; a torn one at the end is as if it had never been written. Not
 * thread-safe: the store serialises access.
 */
final class Journal implements Closeable {

  private static final Set<StandardOpenOption> OPTIONS =
      EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final ByteBuffer LINE_END = ByteBuffer.wrap(new byte[] {'\n'}).asReadOnlyBuffer();

  private final Path path;
  private final FileChannel channel;
  private long end;

  private Journal(Path path, FileChannel channel, long end) {
    this.path = path;
    this.channel = channel;
    this.end = end;
  }

  /** Opens or creates the file; records are appended from {@code end} on, what follows is cut. */
  static Journal open(Path path, long end) throws IOException {
    FileChannel channel = FileChannel.open(path, OPTIONS, PRIVATE);
    if (channel.size() > end) {
      channel.truncate(end);
    }
    return new Journal(path, channel, end);
  }

  /** Returns this open journal under the name it was renamed to. */
  Journal at(Path newPath) {
    return new Journal(newPath, channel, end);
  }

  Path path() {
    return path;
  }

  /** Returns the length of the valid part. */
  long size() {
    return end;
  }

  /**
   * Writes a record at the end.
   *
   * @param durable whether to return only when the record is on the disk
   * @return where its record begins
   * @throws IOException if it cannot be written; the journal is as before then
   */
  long append(JournalRecord record, boolean durable) throws IOException {
    JournalRecord.Encoded encoded = record.encode();
    ByteBuffer[] parts = {
      ByteBuffer.wrap(encoded.header().getBytes(StandardCharsets.US_ASCII)),
      ByteBuffer.wrap(encoded.attributes()),
      ByteBuffer.wrap(encoded.body()),
      LINE_END.duplicate()
    };
    long start = end;
    try {
      channel.position(start);
      writeAll(parts);
      long written = channel.position();
      if (durable) {
        channel.force(false);
      }
      end = written;
      return start;
    } catch (IOException e) {
      cutBack(start, e);
      throw e;
    }
  }

  /** Makes everything appended so far durable. */
  void force() throws IOException {
    channel.force(false);
  }

  /** Reads the body of the record that begins at {@code start}. */
  JournalRecord read(long start) throws IOException {
    JournalReader.Found found = new JournalReader(channel, end).next(start);
    if (found.record() == null) {
      throw new IOException("Journal %s is damaged at byte %d".formatted(path, start));
    }
    return found.record();
  }

  JournalReader reader() throws IOException {
    return new JournalReader(channel, channel.size());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static Map<String, @Nullable Object> attributes(byte[] json) {
    Object value = JsonText.read(json);
    if (value instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked")
      Map<String, @Nullable Object> attributes = (Map<String, @Nullable Object>) map;
      return attributes;
    }
    throw new JsonFormatException("Journal attributes are not an object");
  }

  private void writeAll(ByteBuffer[] parts) throws IOException {
    while (parts[parts.length - 1].hasRemaining()) {
      channel.write(parts);
    }
  }

  private void cutBack(long start, IOException cause) {
    try {
      channel.truncate(start);
    } catch (IOException e) {
      // The torn record has no valid checksum, and the next append overwrites it.
      cause.addSuppressed(e);
    }
  }
}
