package io.murano.conductor.yaql.value;

import org.jspecify.annotations.Nullable;

/**
 * Strings as sequences of code points. Strings without surrogates, which are nearly all, take the
 * short way.
 */
public final class CodePoints {

  private CodePoints() {}

  /** Returns the number of code points. */
  public static int length(String s) {
    return s.codePointCount(0, s.length());
  }

  /** Returns the index in UTF-16 units of a code point that exists or lies directly behind. */
  public static int unitIndex(String s, int codePointIndex) {
    return s.offsetByCodePoints(0, codePointIndex);
  }

  /** Returns the part between two code point indexes, which must be in range. */
  public static String slice(String s, int from, int to) {
    if (from >= to) {
      return "";
    }
    if (length(s) == s.length()) {
      return s.substring(from, to);
    }
    int start = unitIndex(s, from);
    return s.substring(start, s.offsetByCodePoints(start, to - from));
  }

  /** Returns the characters as a tuple of strings. */
  public static Tuple characters(String s) {
    @Nullable Object[] result = new Object[length(s)];
    int count = 0;
    for (int i = 0; i < s.length(); ) {
      int next = i + Character.charCount(s.codePointAt(i));
      result[count++] = s.substring(i, next);
      i = next;
    }
    return Tuple.wrap(result);
  }

  /** Compares by code points, which differs from UTF-16 order where surrogates are involved. */
  public static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : x - y;
      }
    }
    return a.length() - b.length();
  }

  /** Turns a Python slice bound into an index from 0 to the length. */
  public static int bound(long index, int length) {
    long result = index < 0 ? index + length : index;
    return (int) Math.max(0, Math.min(length, result));
  }
}
