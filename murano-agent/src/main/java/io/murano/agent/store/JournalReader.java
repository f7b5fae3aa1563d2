package io.murano.agent.store;

import io.murano.agent.json.JsonFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads records one by one and finds the next good one after damage. Owned by one thread. */
final class JournalReader {

  private static final int MAX_HEADER = 96;
  private static final int SEARCH_CHUNK = 64 * 1024;
  private static final byte[] MAGIC_AFTER_LINE =
      ("\n" + JournalRecord.MAGIC).getBytes(StandardCharsets.US_ASCII);
  private static final Pattern HEADER =
      Pattern.compile("(MJ1 ([A-Z]) (\\d{1,18}) (\\d{1,9}) (\\d{1,9}) )([0-9a-f]{8})\n");

  private final FileChannel channel;
  private final long size;

  JournalReader(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /**
   * What is at a position.
   *
   * @param record the record, or null if there is none that is whole
   * @param end where the next record begins; the position itself if {@code record} is null
   */
  record Found(@Nullable JournalRecord record, long end) {}

  Found next(long start) throws IOException {
    Found nothing = new Found(null, start);
    String header = new String(read(start, MAX_HEADER), StandardCharsets.ISO_8859_1);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.lookingAt()) {
      return nothing;
    }
    int attributeLength = Integer.parseInt(matcher.group(4));
    int bodyLength = Integer.parseInt(matcher.group(5));
    long bodyStart = start + matcher.end() + attributeLength;
    long end = bodyStart + bodyLength + 1;
    if (end > size) {
      return nothing;
    }
    byte[] attributes = read(start + matcher.end(), attributeLength);
    byte[] body = read(bodyStart, bodyLength);
    long checksum = JournalRecord.checksum(matcher.group(1), attributes, body);
    if (checksum != Long.parseLong(matcher.group(6), 16)) {
      return nothing;
    }
    JournalRecord record = decode(matcher, attributes, body);
    return record == null ? nothing : new Found(record, end);
  }

  /** Returns where the next record may begin at or after {@code from}, or the end of the file. */
  long search(long from) throws IOException {
    long position = Math.max(0, from - 1);
    while (position < size) {
      byte[] chunk = read(position, SEARCH_CHUNK);
      int hit = indexOf(chunk, MAGIC_AFTER_LINE);
      if (hit >= 0) {
        return position + hit + 1;
      }
      if (chunk.length < SEARCH_CHUNK) {
        return size;
      }
      position += chunk.length - MAGIC_AFTER_LINE.length;
    }
    return size;
  }

  long size() {
    return size;
  }

  /** Reads up to {@code count} bytes; fewer at the end of the file. */
  byte[] read(long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(count, size - from)));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // read() advances the buffer
    }
    return buffer.array();
  }

  private static @Nullable JournalRecord decode(Matcher header, byte[] attributes, byte[] body) {
    try {
      return new JournalRecord(
          RecordType.of(header.group(2).charAt(0)),
          Long.parseLong(header.group(3)),
          Journal.attributes(attributes),
          body);
    } catch (JsonFormatException | IllegalArgumentException e) {
      return null;
    }
  }

  private static int indexOf(byte[] text, byte[] wanted) {
    for (int i = 0; i + wanted.length <= text.length; i++) {
      int j = 0;
      while (j < wanted.length && text[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return i;
      }
    }
    return -1;
  }
}
