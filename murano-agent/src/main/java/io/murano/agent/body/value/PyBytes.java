package io.murano.agent.body.value;

import java.util.Arrays;

/** Python's bytes. Immutable; the array is handed over, not copied. */
public final class PyBytes {

  private final byte[] content;

  /** Creates bytes; {@code content} must not be changed afterwards. */
  public PyBytes(byte[] content) {
    this.content = content;
  }

  /** Returns the content, not to be changed. */
  public byte[] content() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyBytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }
}
