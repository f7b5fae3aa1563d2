package io.murano.agent.body.library;

import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Text;
import io.murano.agent.process.Utf8;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Text to bytes and back. Stateless. */
final class Encodings {

  private static final Map<String, Charset> KNOWN =
      Map.of(
          "utf8", StandardCharsets.UTF_8,
          "ascii", StandardCharsets.US_ASCII,
          "usascii", StandardCharsets.US_ASCII,
          "latin1", StandardCharsets.ISO_8859_1,
          "iso88591", StandardCharsets.ISO_8859_1,
          "utf16le", StandardCharsets.UTF_16LE,
          "utf16be", StandardCharsets.UTF_16BE);

  private Encodings() {}

  static byte[] encode(String text, String encoding, String errors) {
    try {
      ByteBuffer bytes =
          charset(encoding)
              .newEncoder()
              .onUnmappableCharacter(action(errors))
              .onMalformedInput(action(errors))
              .encode(CharBuffer.wrap(text));
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      return content;
    } catch (CharacterCodingException e) {
      throw encodeError(text, encoding);
    }
  }

  static String decode(byte[] bytes, String encoding, String errors) {
    try {
      return charset(encoding)
          .newDecoder()
          .onUnmappableCharacter(action(errors))
          .onMalformedInput(action(errors))
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      String problem = Utf8.problem(bytes);
      throw PyError.of(
          "UnicodeDecodeError",
          problem == null || !charset(encoding).equals(StandardCharsets.UTF_8)
              ? "'%s' codec can't decode the bytes".formatted(encoding)
              : problem);
    }
  }

  private static PyError encodeError(String text, String encoding) {
    CharsetEncoder encoder = charset(encoding).newEncoder();
    int[] characters = text.codePoints().toArray();
    int first = 0;
    while (first < characters.length && encoder.canEncode(Character.toString(characters[first]))) {
      first++;
    }
    int last = first;
    while (last + 1 < characters.length
        && !encoder.canEncode(Character.toString(characters[last + 1]))) {
      last++;
    }
    String where =
        last > first
            ? "characters in position %d-%d".formatted(first, last)
            : "character %s in position %d"
                .formatted(Text.ascii(Character.toString(characters[first])), first);
    int range = charset(encoding).equals(StandardCharsets.US_ASCII) ? 128 : 256;
    return PyError.of(
        "UnicodeEncodeError",
        "'%s' codec can't encode %s: ordinal not in range(%d)".formatted(encoding, where, range));
  }

  private static Charset charset(String encoding) {
    String key = encoding.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    Charset charset = KNOWN.get(key);
    if (charset == null) {
      throw PyError.of("LookupError", "unknown encoding: " + encoding);
    }
    return charset;
  }

  private static CodingErrorAction action(String errors) {
    switch (errors) {
      case "strict":
        return CodingErrorAction.REPORT;
      case "ignore":
        return CodingErrorAction.IGNORE;
      case "replace":
        return CodingErrorAction.REPLACE;
      default:
        throw PyError.of("LookupError", "unknown error handler name '%s'".formatted(errors));
    }
  }
}
