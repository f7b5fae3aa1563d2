package io.murano.conductor.yaql.value;

import java.util.function.IntPredicate;

/** White space as Python sees it (contract yaql.md 11.6), and trimming. */
public final class Whitespace {

  private Whitespace() {}

  /** Returns whether {@code str.isspace} is true of a character. */
  public static boolean isSpace(int c) {
    return switch (c) {
      case ' ', '\t', '\n', 0x0B, '\f', '\r', 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0xA0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  public static String strip(String s) {
    return strip(s, Whitespace::isSpace, true, true);
  }

  /** Returns the string without the matching characters at its ends. */
  public static String strip(String s, IntPredicate stripped, boolean left, boolean right) {
    int start = 0;
    int end = s.length();
    while (left && start < end && stripped.test(s.codePointAt(start))) {
      start += Character.charCount(s.codePointAt(start));
    }
    while (right && end > start && stripped.test(s.codePointBefore(end))) {
      end -= Character.charCount(s.codePointBefore(end));
    }
    return s.substring(start, end);
  }
}
