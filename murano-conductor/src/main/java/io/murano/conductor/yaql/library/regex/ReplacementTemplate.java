package io.murano.conductor.yaql.library.regex;

import io.murano.conductor.yaql.error.NativeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** A replacement with references to groups ({@code re._parser.parse_template}). */
final class ReplacementTemplate {

  private static final String CONTROLS = "abfnrtv\\";
  private static final String CONTROL_VALUES = "\u0007\b\f\n\r\t\u000B\\";

  private final YaqlRegex regex;
  private final PatternSource source;
  private final List<Object> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private ReplacementTemplate(String template, YaqlRegex regex) {
    this.regex = regex;
    this.source = new PatternSource(template);
  }

  /**
   * Reads a template.
   *
   * @throws NativeException re.error or IndexError if it refers to what does not exist
   */
  static ReplacementTemplate parse(String template, YaqlRegex regex) {
    ReplacementTemplate result = new ReplacementTemplate(template, regex);
    while (!result.source.atEnd()) {
      int c = result.source.take();
      if (c == '\\') {
        result.escape();
      } else {
        result.literal.appendCodePoint(c);
      }
    }
    result.flush();
    return result;
  }

  private void flush() {
    if (literal.length() > 0) {
      parts.add(literal.toString());
      literal.setLength(0);
    }
  }

  private void escape() {
    int c = source.take("bad escape (end of pattern)");
    int control = CONTROLS.indexOf(c);
    if (c == 'g') {
      named();
    } else if (c == '0') {
      literal.appendCodePoint(Integer.parseInt("0" + source.takeDigits(2, 8), 8) & 0xFF);
    } else if (c >= '1' && c <= '9') {
      numbered(c);
    } else if (control >= 0) {
      literal.append(CONTROL_VALUES.charAt(control));
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      throw NativeException.regexError("bad escape \\" + (char) c);
    } else {
      literal.append('\\').appendCodePoint(c);
    }
  }

  private void numbered(int first) {
    String digits = String.valueOf((char) first);
    int next = source.peek();
    if (next >= '0' && next <= '9') {
      digits += (char) source.take();
      int third = source.peek();
      if (first <= '7' && next <= '7' && third >= '0' && third <= '7') {
        int value = Integer.parseInt(digits + (char) source.take(), 8);
        if (value > 0xFF) {
          throw NativeException.regexError("octal escape value outside of range 0-0o377");
        }
        literal.appendCodePoint(value);
        return;
      }
    }
    group(Integer.parseInt(digits));
  }

  private void named() {
    if (!source.accept('<')) {
      throw NativeException.regexError("missing <");
    }
    String name = source.takeName('>', "group name", false);
    if (PatternSource.isIdentifier(name)) {
      Integer number = regex.names().get(name);
      if (number == null) {
        throw NativeException.indexError("unknown group name '" + name + "'");
      }
      group(number);
    } else if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      group(name.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(name));
    } else {
      throw NativeException.regexError("bad character in group name '" + name + "'");
    }
  }

  private void group(int number) {
    if (number > regex.groupCount()) {
      throw NativeException.regexError("invalid group reference " + number);
    }
    flush();
    parts.add(number);
  }

  void append(MatchResult match, StringBuilder out) {
    for (Object part : parts) {
      if (part instanceof Integer number) {
        String group = regex.group(match, number);
        out.append(group == null ? "" : group);
      } else {
        out.append(part);
      }
    }
  }
}
