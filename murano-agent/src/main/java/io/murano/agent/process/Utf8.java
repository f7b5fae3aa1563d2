package io.murano.agent.process;

import org.jspecify.annotations.Nullable;

/** Strict UTF-8 validation with the wording of Python's decoder, which packages' users know. */
public final class Utf8 {

  private Utf8() {}

  /** Returns null if the bytes are UTF-8, else a complaint naming the first bad byte. */
  public static @Nullable String problem(byte[] bytes) {
    int position = 0;
    while (position < bytes.length) {
      int length = lengthFrom(bytes[position]);
      if (length == 0) {
        return bad(bytes, position, "invalid start byte");
      }
      for (int i = 1; i < length; i++) {
        if (position + i >= bytes.length) {
          return bad(bytes, position, "unexpected end of data");
        }
        if (!continues(bytes, position, i)) {
          return bad(bytes, position, "invalid continuation byte");
        }
      }
      position += length;
    }
    return null;
  }

  /** Returns how many bytes the character has that starts with {@code lead}; 0 if none does. */
  static int lengthFrom(byte lead) {
    int value = lead & 0xFF;
    if (value < 0x80) {
      return 1;
    }
    if (value < 0xC2 || value > 0xF4) {
      return 0;
    }
    return value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
  }

  private static boolean continues(byte[] bytes, int position, int i) {
    int lead = bytes[position] & 0xFF;
    int next = bytes[position + i] & 0xFF;
    if (i > 1) {
      return next >= 0x80 && next <= 0xBF;
    }
    int min = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int max = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return next >= min && next <= max;
  }

  private static String bad(byte[] bytes, int position, String reason) {
    return "'utf-8' codec can't decode byte 0x%02x in position %d: %s"
        .formatted(bytes[position] & 0xFF, position, reason);
  }
}
