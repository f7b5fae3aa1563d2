package io.murano.agent.body.value;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Strings by code points, as Python counts them. Stateless. */
public final class Strings {

  /** Largest number of characters or bytes that an operation may make at once. */
  private static final long MAX_SIZE = 16_000_000;

  private Strings() {}

  /** Returns the number of code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns the code point at a position as a string. */
  public static String at(String text, int position) {
    int from = text.offsetByCodePoints(0, position);
    return text.substring(from, text.offsetByCodePoints(from, 1));
  }

  /** Returns the part between two positions. */
  public static String substring(String text, int from, int to) {
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(start, to - from));
  }

  /** Returns the position in code points of an index in chars. */
  public static int position(String text, int index) {
    return text.codePointCount(0, index);
  }

  /** Returns whether Python's {@code str.isspace} holds for a code point. */
  public static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /**
   * Refuses results that would exhaust the agent's memory.
   *
   * @throws PyError if {@code size} is too large
   */
  public static void requireSize(long size) {
    if (size > MAX_SIZE) {
      throw PyError.of("MemoryError", "the value is too large for the built-in engine");
    }
  }

  static Iterator<Object> iterate(String text) {
    return new Iterator<>() {
      private int index;

      @Override
      public boolean hasNext() {
        return index < text.length();
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int from = index;
        index = text.offsetByCodePoints(index, 1);
        return text.substring(from, index);
      }
    };
  }
}
