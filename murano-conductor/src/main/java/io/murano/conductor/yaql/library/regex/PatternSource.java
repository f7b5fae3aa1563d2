package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;

/** The characters of a pattern, read from left to right. */
final class PatternSource {

  private static final String TRAILING_BACKSLASH = "bad escape (end of pattern)";

  private final int[] text;
  private int position;

  PatternSource(String pattern) {
    this.text = pattern.codePoints().toArray();
  }

  boolean atEnd() {
    return position == text.length;
  }

  int position() {
    return position;
  }

  void moveTo(int index) {
    position = index;
  }

  boolean nextIs(int c) {
    return !atEnd() && text[position] == c;
  }

  /** Returns the next character without taking it; -1 at the end. */
  int peek() {
    return atEnd() ? -1 : text[position];
  }

  boolean accept(int c) {
    boolean accepted = nextIs(c);
    position += accepted ? 1 : 0;
    return accepted;
  }

  int take() {
    return text[position++];
  }

  int take(String problem) {
    if (atEnd()) {
      throw NativeException.regexError(problem);
    }
    return take();
  }

  /** Takes ASCII digits. */
  String takeDigits() {
    StringBuilder digits = new StringBuilder();
    while (!atEnd() && text[position] >= '0' && text[position] <= '9') {
      digits.append((char) take());
    }
    return digits.toString();
  }

  /** Takes up to {@code max} digits of a radix. */
  String takeDigits(int max, int radix) {
    StringBuilder digits = new StringBuilder();
    while (digits.length() < max
        && !atEnd()
        && text[position] < 0x80
        && Character.digit(text[position], radix) >= 0) {
      digits.append((char) take());
    }
    return digits.toString();
  }

  /** Takes an identifier up to a terminator. */
  String takeName(int terminator, String what) {
    return takeName(terminator, what, true);
  }

  String takeName(int terminator, String what, boolean identifier) {
    StringBuilder name = new StringBuilder();
    while (true) {
      if (atEnd()) {
        throw NativeException.regexError(
            name.isEmpty()
                ? "missing " + what
                : "missing " + Character.toString(terminator) + ", unterminated name");
      }
      int c = take();
      if (c == terminator) {
        break;
      }
      name.appendCodePoint(c);
      if (c == '\\') {
        name.appendCodePoint(take(TRAILING_BACKSLASH));
      }
    }
    if (name.isEmpty()) {
      throw NativeException.regexError("missing " + what);
    }
    String result = name.toString();
    if (identifier && !isIdentifier(result)) {
      throw NativeException.regexError("bad character in group name '" + result + "'");
    }
    return result;
  }

  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && isStart(name.codePointAt(0))
        && name.codePoints().allMatch(PatternSource::isPart);
  }

  private static boolean isStart(int c) {
    return c == '_' || (Character.isUnicodeIdentifierStart(c));
  }

  private static boolean isPart(int c) {
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /** Skips a blank or a comment to the end of the line, as verbose patterns allow. */
  boolean skipBlankOrComment() {
    int c = peek();
    if (" \t\n\r\u000B\f".indexOf(c) >= 0) {
      position++;
      return true;
    }
    if (c != '#') {
      return false;
    }
    while (!atEnd() && takeUnescaped() != '\n') {
      continue;
    }
    return true;
  }

  /** Takes a character; one with a backslash in front of it is taken as a backslash. */
  private int takeUnescaped() {
    int c = take();
    if (c == '\\') {
      take(TRAILING_BACKSLASH);
    }
    return c;
  }

  /** Skips a comment in parentheses. */
  void skipComment() {
    int c;
    do {
      if (atEnd()) {
        throw NativeException.regexError("missing ), unterminated comment");
      }
      c = takeUnescaped();
    } while (c != ')');
  }
}
