package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Whitespace;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** {@code str.split} and {@code str.rsplit}. */
final class Splitting {

  private Splitting() {}

  /** Splits from the left; a null separator means runs of white space, a negative limit none. */
  static MutableList left(String string, @Nullable String separator, long limit) {
    return separator == null
        ? whitespace(string, limit)
        : separated(string, nonEmpty(separator), limit);
  }

  /** Splits from the right. */
  static MutableList right(String string, @Nullable String separator, long limit) {
    return separator == null
        ? whitespaceFromRight(string, limit)
        : separatedFromRight(string, nonEmpty(separator), limit);
  }

  private static String nonEmpty(String separator) {
    if (separator.isEmpty()) {
      throw NativeException.valueError("empty separator");
    }
    return separator;
  }

  private static MutableList separated(String string, String separator, long limit) {
    MutableList parts = new MutableList();
    int start = 0;
    int found = string.indexOf(separator);
    while (found >= 0 && (limit < 0 || parts.size() < limit)) {
      parts.add(string.substring(start, found));
      start = found + separator.length();
      found = string.indexOf(separator, start);
    }
    parts.add(string.substring(start));
    return parts;
  }

  private static MutableList separatedFromRight(String string, String separator, long limit) {
    MutableList parts = new MutableList();
    int end = string.length();
    int found = lastBefore(string, separator, end);
    while (found >= 0 && (limit < 0 || parts.size() < limit)) {
      parts.add(string.substring(found + separator.length(), end));
      end = found;
      found = lastBefore(string, separator, end);
    }
    parts.add(string.substring(0, end));
    Collections.reverse(parts);
    return parts;
  }

  private static int lastBefore(String string, String separator, int end) {
    return end < separator.length() ? -1 : string.lastIndexOf(separator, end - separator.length());
  }

  private static MutableList whitespace(String string, long limit) {
    MutableList parts = new MutableList();
    int position = skip(string, 0, true);
    while (position < string.length()) {
      if (limit >= 0 && parts.size() >= limit) {
        parts.add(string.substring(position));
        break;
      }
      int end = skip(string, position, false);
      parts.add(string.substring(position, end));
      position = skip(string, end, true);
    }
    return parts;
  }

  private static int skip(String string, int from, boolean spaces) {
    int i = from;
    while (i < string.length() && Whitespace.isSpace(string.codePointAt(i)) == spaces) {
      i += Character.charCount(string.codePointAt(i));
    }
    return i;
  }

  private static MutableList whitespaceFromRight(String string, long limit) {
    MutableList parts = new MutableList();
    int position = skipBack(string, string.length(), true);
    while (position > 0) {
      if (limit >= 0 && parts.size() >= limit) {
        parts.add(string.substring(0, position));
        break;
      }
      int start = skipBack(string, position, false);
      parts.add(string.substring(start, position));
      position = skipBack(string, start, true);
    }
    Collections.reverse(parts);
    return parts;
  }

  private static int skipBack(String string, int from, boolean spaces) {
    int i = from;
    while (i > 0 && Whitespace.isSpace(string.codePointBefore(i)) == spaces) {
      i -= Character.charCount(string.codePointBefore(i));
    }
    return i;
  }
}
