package io.murano.agent.body.library;

import io.murano.agent.body.value.ExceptionType;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyList;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON text with the complaints of {@code json.loads}. One object, one text. */
final class JsonDecoder {

  private static final int MAX_DEPTH = 400;
  private static final Pattern NUMBER =
      Pattern.compile("(-?(?:0|[1-9]\\d*))(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Map<String, Object> WORDS =
      Map.of(
          "null", None.NONE,
          "true", true,
          "false", false,
          "NaN", Double.NaN,
          "Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY);

  private final String text;
  private int position;

  JsonDecoder(String text) {
    this.text = text;
  }

  Object decode() {
    if (text.startsWith("\uFEFF")) {
      throw error("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    }
    skipSpace();
    Object value = value(0);
    skipSpace();
    if (position < text.length()) {
      throw error("Extra data", position);
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw PyError.of("RecursionError", "maximum recursion depth exceeded");
    }
    char c = position < text.length() ? text.charAt(position) : 0;
    switch (c) {
      case '"':
        position++;
        return string();
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      default:
        return scalar();
    }
  }

  private Object scalar() {
    for (Map.Entry<String, Object> word : WORDS.entrySet()) {
      if (text.startsWith(word.getKey(), position)) {
        position += word.getKey().length();
        return word.getValue();
      }
    }
    Matcher number = NUMBER.matcher(text).region(position, text.length());
    if (!number.lookingAt()) {
      throw error("Expecting value", position);
    }
    position = number.end();
    boolean isFloat = number.group(2) != null || number.group(3) != null;
    return isFloat
        ? (Object) Double.valueOf(number.group())
        : Numbers.narrow(new BigInteger(number.group()));
  }

  private Object array(int depth) {
    PyList items = new PyList();
    position++;
    skipSpace();
    if (at(']')) {
      position++;
      return items;
    }
    while (true) {
      items.items().add(value(depth + 1));
      skipSpace();
      if (at(']')) {
        position++;
        return items;
      }
      if (!at(',')) {
        throw error("Expecting ',' delimiter", position);
      }
      position++;
      skipSpace();
    }
  }

  private Object object(int depth) {
    PyDict members = new PyDict();
    position++;
    skipSpace();
    if (at('}')) {
      position++;
      return members;
    }
    while (true) {
      if (!at('"')) {
        throw error("Expecting property name enclosed in double quotes", position);
      }
      position++;
      String name = string();
      skipSpace();
      if (!at(':')) {
        throw error("Expecting ':' delimiter", position);
      }
      position++;
      skipSpace();
      members.put(name, value(depth + 1));
      skipSpace();
      if (at('}')) {
        position++;
        return members;
      }
      if (!at(',')) {
        throw error("Expecting ',' delimiter", position);
      }
      position++;
      skipSpace();
    }
  }

  private String string() {
    int start = position - 1;
    StringBuilder content = new StringBuilder();
    while (true) {
      if (position >= text.length()) {
        throw error("Unterminated string starting at", start);
      }
      char c = text.charAt(position);
      if (c == '"') {
        position++;
        return content.toString();
      }
      if (c == '\\') {
        escape(content, start);
      } else if (c < ' ') {
        throw error("Invalid control character at", position);
      } else {
        content.append(c);
        position++;
      }
    }
  }

  private void escape(StringBuilder content, int start) {
    if (position + 1 >= text.length()) {
      throw error("Unterminated string starting at", start);
    }
    char c = text.charAt(position + 1);
    if (c == 'u') {
      unicode(content);
      return;
    }
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple < 0) {
      throw error("Invalid \\escape", position);
    }
    content.append("\"\\/\b\f\n\r\t".charAt(simple));
    position += 2;
  }

  private void unicode(StringBuilder content) {
    int from = position + 2;
    String digits =
        text.substring(Math.min(from, text.length()), Math.min(from + 4, text.length()));
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw error("Invalid \\uXXXX escape", position + 1);
    }
    content.append((char) Integer.parseInt(digits, 16));
    position = from + 4;
  }

  private boolean at(char wanted) {
    return position < text.length() && text.charAt(position) == wanted;
  }

  private void skipSpace() {
    while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private PyError error(String problem, int at) {
    int lineStart = text.lastIndexOf('\n', Math.max(0, at - 1));
    if (at == 0) {
      lineStart = -1;
    }
    long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    String message =
        "%s: line %d column %d (char %d)"
            .formatted(
                problem,
                line,
                text.codePointCount(lineStart + 1, at) + 1,
                text.codePointCount(0, at));
    return new PyError(new PyException(ExceptionType.named("JSONDecodeError"), List.of(message)));
  }
}
