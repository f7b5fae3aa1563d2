package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.library.regex.RegexNode.SetItem;

/** Reads what stands behind a backslash. */
final class EscapeReader {

  private static final String CATEGORIES = "dDsSwW";
  private static final String POSITIONS = "AbBZ";
  private static final String CONTROLS = "abfnrtv\\";
  private static final String CONTROL_VALUES = "\u0007\b\f\n\r\t\u000B\\";

  private final PatternSource source;
  private final GroupTable groups;

  EscapeReader(PatternSource source, GroupTable groups) {
    this.source = source;
    this.groups = groups;
  }

  RegexNode outsideOfClass() {
    int c = source.take("bad escape (end of pattern)");
    if (CATEGORIES.indexOf(c) >= 0) {
      return new RegexNode.Category((char) c);
    }
    if (POSITIONS.indexOf(c) >= 0) {
      return new RegexNode.Position((char) c);
    }
    if (c >= '1' && c <= '9') {
      return reference(c);
    }
    return new RegexNode.Literal(c == '0' ? octal("0", 2) : character(c));
  }

  SetItem insideOfClass() {
    int c = source.take("bad escape (end of pattern)");
    if (CATEGORIES.indexOf(c) >= 0) {
      return new SetItem(0, 0, (char) c);
    }
    int character;
    if (c >= '0' && c <= '7') {
      character = octal(String.valueOf((char) c), 2);
    } else if (c == '8' || c == '9') {
      throw badEscape(c);
    } else {
      character = character(c);
    }
    return new SetItem(character, character, (char) 0);
  }

  private static NativeException badEscape(int c) {
    return NativeException.regexError("bad escape \\" + Character.toString(c));
  }

  private RegexNode reference(int first) {
    String digits = String.valueOf((char) first);
    int next = source.peek();
    if (next >= '0' && next <= '9') {
      digits += (char) source.take();
      boolean octal = first <= '7' && next <= '7' && source.peek() >= '0' && source.peek() <= '7';
      if (octal) {
        return new RegexNode.Literal(octal(digits, 1));
      }
    }
    int number = Integer.parseInt(digits);
    if (!groups.exists(number)) {
      throw NativeException.regexError("invalid group reference " + number);
    }
    groups.checkReference(number);
    return new RegexNode.Reference(number);
  }

  private int octal(String digits, int more) {
    int value = Integer.parseInt(digits + source.takeDigits(more, 8), 8);
    if (value > 0xFF) {
      throw NativeException.regexError("octal escape value outside of range 0-0o377");
    }
    return value;
  }

  private int character(int c) {
    int control = CONTROLS.indexOf(c);
    if (control >= 0) {
      return CONTROL_VALUES.charAt(control);
    }
    return switch (c) {
      case 'x' -> hex(2);
      case 'u' -> hex(4);
      case 'U' -> hex(8);
      case 'N' -> named();
      default -> {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
          throw badEscape(c);
        }
        yield c;
      }
    };
  }

  private int hex(int digits) {
    String text = source.takeDigits(digits, 16);
    if (text.length() != digits) {
      throw NativeException.regexError("incomplete escape");
    }
    long value = Long.parseLong(text, 16);
    if (value > Character.MAX_CODE_POINT) {
      throw NativeException.regexError("bad escape \\U" + text);
    }
    return (int) value;
  }

  private int named() {
    if (!source.accept('{')) {
      throw NativeException.regexError("missing {");
    }
    String name = source.takeName('}', "character name", false);
    try {
      return Character.codePointOf(name);
    } catch (IllegalArgumentException e) {
      throw NativeException.regexError("undefined character name '" + name + "'");
    }
  }
}
