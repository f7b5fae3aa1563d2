package io.murano.conductor.muranopl.value;

import io.murano.conductor.yaql.value.YaqlValue;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes, such as the content of a binary resource. Opaque to expressions. Immutable. */
public final class ByteString implements YaqlValue {

  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the value with the given content, which is copied. */
  public static ByteString of(byte[] bytes) {
    return new ByteString(bytes.clone());
  }

  /** Returns the content as a new array. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Returns the number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns the content in Base64. */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equalTo(@Nullable Object other) {
    return equals(other);
  }

  @Override
  public int hash() {
    return hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public boolean truth() {
    return bytes.length > 0;
  }

  @Override
  public String repr() {
    StringBuilder text = new StringBuilder("b'");
    for (byte b : bytes) {
      int code = b & 0xff;
      switch (code) {
        case '\\' -> text.append("\\\\");
        case '\'' -> text.append("\\'");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (code >= 0x20 && code < 0x7f) {
            text.append((char) code);
          } else {
            text.append("\\x%02x".formatted(code));
          }
        }
      }
    }
    return text.append('\'').toString();
  }

  @Override
  public String typeName() {
    return "bytes";
  }

  @Override
  public long memorySize() {
    return 33L + bytes.length;
  }

  @Override
  public String toString() {
    return "ByteString[" + bytes.length + " bytes]";
  }
}
