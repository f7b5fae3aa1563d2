package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import java.io.ByteArrayOutputStream;

/** Decodes Base64 as Python's {@code binascii} does: foreign characters are skipped. */
final class LenientBase64 {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private LenientBase64() {}

  static byte[] decode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int position = 0;
    int pads = 0;
    int left = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        throw NativeException.valueError("string argument should contain only ASCII characters");
      }
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int bits = ALPHABET.indexOf(c);
      if (c == '=') {
        if (position >= 2 && position + ++pads >= 4) {
          return out.toByteArray();
        }
      } else if (bits >= 0) {
        pads = 0;
        if (position > 0) {
          out.write((left << (2 * position)) | (bits >> (6 - 2 * position)));
        }
        left = bits & (0x3F >> (2 * position));
        position = (position + 1) % 4;
      }
    }
    if (position != 0) {
      throw NativeException.typeError(
          position == 1
              ? "Invalid base64-encoded string: number of data characters cannot be 1 more than a"
                  + " multiple of 4"
              : "Incorrect padding");
    }
    return out.toByteArray();
  }
}
