package io.murano.agent.store;

import io.murano.agent.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: what happened to an entry, with small attributes and a body.
 *
 * @param type what happened
 * @param entry number of the entry
 * @param attributes JSON values, small
 * @param body bytes, possibly many; empty for most types
 */
record JournalRecord(
    RecordType type, long entry, Map<String, @Nullable Object> attributes, byte[] body) {

  static final byte[] NO_BODY = {};

  /** Start of each record's header line; the number is the version of the format. */
  static final String MAGIC = "MJ1 ";

  JournalRecord(RecordType type, long entry) {
    this(type, entry, new LinkedHashMap<>(), NO_BODY);
  }

  /**
   * Lays the record out: a header line with type, entry, both lengths and a checksum, then the
   * attributes, the body and a line end. The text parts make the journal readable in a pager.
   */
  Encoded encode() {
    byte[] attributeBytes = JsonText.write(attributes);
    String head =
        "%s%c %d %d %d ".formatted(MAGIC, type.code(), entry, attributeBytes.length, body.length);
    String header = "%s%08x\n".formatted(head, checksum(head, attributeBytes, body));
    return new Encoded(header, attributeBytes, body);
  }

  static long checksum(String head, byte[] attributes, byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(head.getBytes(StandardCharsets.US_ASCII));
    crc.update(attributes);
    crc.update(body);
    return crc.getValue();
  }

  @Nullable String text(String name) {
    return attributes.get(name) instanceof String text ? text : null;
  }

  @Nullable Long number(String name) {
    return attributes.get(name) instanceof Long number ? number : null;
  }

  @Override
  public String toString() {
    return "JournalRecord[%s %d]".formatted(type, entry);
  }

  /** The three parts of a record on disk; a line end follows them. */
  record Encoded(String header, byte[] attributes, byte[] body) {}
}
