package io.murano.conductor.yaql.parser;

import io.murano.conductor.yaql.error.SourcePosition;
import io.murano.conductor.yaql.error.YaqlParsingException;
import java.util.Locale;
import java.util.Map;

/** Escape sequences of string literals (contract yaql.md 2.1). */
final class Escapes {

  private static final String SIMPLE = "\\'\"abfnrtv";
  private static final String SIMPLE_VALUES = "\\'\"\u0007\b\f\n\r\t\u000B";

  /** Names of control characters, which have aliases only. */
  private static final Map<String, Integer> CONTROL_NAMES =
      Map.ofEntries(
          Map.entry("NULL", 0),
          Map.entry("BELL CHARACTER", 7),
          Map.entry("ALERT", 7),
          Map.entry("BACKSPACE", 8),
          Map.entry("CHARACTER TABULATION", 9),
          Map.entry("HORIZONTAL TABULATION", 9),
          Map.entry("TAB", 9),
          Map.entry("LINE FEED", 10),
          Map.entry("NEW LINE", 10),
          Map.entry("LF", 10),
          Map.entry("LINE TABULATION", 11),
          Map.entry("VERTICAL TABULATION", 11),
          Map.entry("FORM FEED", 12),
          Map.entry("CARRIAGE RETURN", 13),
          Map.entry("CR", 13),
          Map.entry("ESCAPE", 27),
          Map.entry("ESC", 27),
          Map.entry("DELETE", 127),
          Map.entry("NEXT LINE", 0x85),
          Map.entry("NBSP", 0xA0),
          Map.entry("BOM", 0xFEFF),
          Map.entry("ZWJ", 0x200D),
          Map.entry("ZWNJ", 0x200C));

  private Escapes() {}

  /** Decodes the body of a literal; {@code literal} is where it stands, for errors. */
  static String decode(String body, SourcePosition literal) {
    int backslash = body.indexOf('\\');
    if (backslash < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length());
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      int end = c == '\\' ? endOfEscape(body, i) : i;
      if (end > i) {
        out.appendCodePoint(value(body.substring(i, end), literal));
        i = end;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  /** Returns the end of the escape sequence at {@code i}, or {@code i} if there is none. */
  private static int endOfEscape(String body, int i) {
    if (i + 1 == body.length()) {
      return i;
    }
    char kind = body.charAt(i + 1);
    int digits = digitsOf(kind);
    if (digits > 0) {
      return endOfDigits(body, i, digits);
    }
    if (isOctal(kind)) {
      int end = i + 2;
      while (end < body.length() && end < i + 4 && isOctal(body.charAt(end))) {
        end++;
      }
      return end;
    }
    if (kind == 'N' && body.startsWith("{", i + 2)) {
      int close = body.indexOf('}', i + 3);
      return close > i + 3 ? close + 1 : i;
    }
    return SIMPLE.indexOf(kind) >= 0 ? i + 2 : i;
  }

  private static int endOfDigits(String body, int i, int digits) {
    int end = i + 2;
    for (int n = 0; n < digits; n++) {
      if (end >= body.length() || body.charAt(end) == '\n') {
        return i;
      }
      end += Character.charCount(body.codePointAt(end));
    }
    return end;
  }

  private static int digitsOf(char kind) {
    return switch (kind) {
      case 'U' -> 8;
      case 'u' -> 4;
      case 'x' -> 2;
      default -> 0;
    };
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private static int value(String escape, SourcePosition literal) {
    char kind = escape.charAt(1);
    int simple = SIMPLE.indexOf(kind);
    int result;
    if (digitsOf(kind) > 0) {
      result = number(escape.substring(2));
    } else if (isOctal(kind)) {
      result = Integer.parseInt(escape.substring(1), 8);
    } else if (simple >= 0) {
      result = SIMPLE_VALUES.charAt(simple);
    } else {
      result = named(escape.substring(3, escape.length() - 1));
    }
    if (result < 0) {
      throw YaqlParsingException.badEscape(escape, literal);
    }
    return result;
  }

  private static int number(String hex) {
    long value = 0;
    for (int i = 0; i < hex.length(); i++) {
      int digit = hex.charAt(i) < 0x80 ? Character.digit(hex.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value <= Character.MAX_CODE_POINT ? (int) value : -1;
  }

  private static int named(String name) {
    Integer control = CONTROL_NAMES.get(name.toUpperCase(Locale.ROOT));
    if (control != null) {
      return control;
    }
    try {
      int c = Character.codePointOf(name);
      return Character.isISOControl(c) || !name.equals(name.strip()) ? -1 : c;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
