package io.murano.agent.body.value;

import java.util.function.BiFunction;

/** The {@code format} method of strings. One object formats one string. */
public final class FormatTemplate {

  private static final int MAX_NESTING = 2;

  private final Arguments arguments;
  private final BiFunction<Object, String, Object> attributes;
  private int automatic;
  private boolean numbered;

  private FormatTemplate(Arguments arguments, BiFunction<Object, String, Object> attributes) {
    this.arguments = arguments;
    this.attributes = attributes;
  }

  /**
   * Formats.
   *
   * @param attributes reads an attribute of a value
   * @throws PyError if template and arguments do not fit
   */
  public static String apply(
      String template, Arguments arguments, BiFunction<Object, String, Object> attributes) {
    FormatTemplate format = new FormatTemplate(arguments, attributes);
    return format.expand(template, MAX_NESTING);
  }

  private String expand(String text, int nesting) {
    if (nesting == 0) {
      throw PyError.of("ValueError", "Max string recursion exceeded");
    }
    StringBuilder result = new StringBuilder();
    int position = 0;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != '{' && c != '}') {
        result.append(c);
      } else if (position < text.length() && text.charAt(position) == c) {
        result.append(c);
        position++;
      } else if (c == '}') {
        throw PyError.of("ValueError", "Single '}' encountered in format string");
      } else {
        int end = fieldEnd(text, position);
        result.append(field(text.substring(position, end), nesting));
        position = end + 1;
      }
    }
    return result.toString();
  }

  private static int fieldEnd(String text, int start) {
    int depth = 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw PyError.of(
        "ValueError",
        start >= text.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private String field(String field, int nesting) {
    int nameEnd = nameEnd(field);
    Object value = value(field.substring(0, nameEnd));
    int position = nameEnd;
    if (position < field.length() && field.charAt(position) == '!') {
      char conversion = position + 1 < field.length() ? field.charAt(position + 1) : 0;
      position += 2;
      if (position < field.length() && field.charAt(position) != ':') {
        throw PyError.of("ValueError", "expected ':' after conversion specifier");
      }
      value = convert(value, conversion);
    }
    String spec = position < field.length() ? field.substring(position + 1) : "";
    return Formatting.format(value, spec.indexOf('{') >= 0 ? expand(spec, nesting - 1) : spec);
  }

  private static int nameEnd(String field) {
    boolean inBrackets = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '[') {
        inBrackets = true;
      } else if (c == ']') {
        inBrackets = false;
      } else if (!inBrackets && (c == '!' || c == ':')) {
        return i;
      }
    }
    return field.length();
  }

  /** Applies a conversion such as {@code r} to a value. */
  public static Object convert(Object value, char conversion) {
    switch (conversion) {
      case 'r':
        return Text.repr(value);
      case 's':
        return Text.str(value);
      case 'a':
        return Text.ascii(value);
      case 0:
        throw PyError.of("ValueError", "unmatched '{' in format spec");
      default:
        throw PyError.of("ValueError", "Unknown conversion specifier '" + conversion + "'");
    }
  }

  private Object value(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Object value = argument(name.substring(0, end));
    int position = end;
    while (position < name.length()) {
      if (name.charAt(position) == '.') {
        int next = partEnd(name, position + 1);
        String attribute = name.substring(position + 1, next);
        if (attribute.isEmpty()) {
          throw PyError.of("ValueError", "Empty attribute in format string");
        }
        value = attributes.apply(value, attribute);
        position = next;
      } else {
        int close = name.indexOf(']', position);
        if (close < 0) {
          throw PyError.of("ValueError", "Missing ']' in format string");
        }
        value = Items.get(value, key(name.substring(position + 1, close)));
        position = close + 1;
      }
    }
    return value;
  }

  private static int partEnd(String name, int from) {
    int end = from;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  private static Object key(String text) {
    return isNumber(text) ? (Object) Long.valueOf(text) : text;
  }

  private Object argument(String name) {
    if (name.isEmpty()) {
      if (numbered) {
        throw PyError.of(
            "ValueError",
            "cannot switch from manual field specification to automatic field numbering");
      }
      return positional(automatic++);
    }
    if (isNumber(name)) {
      if (automatic > 0) {
        throw PyError.of(
            "ValueError",
            "cannot switch from automatic field numbering to manual field specification");
      }
      numbered = true;
      return positional(Integer.parseInt(name));
    }
    Object value = arguments.named().get(name);
    if (value == null) {
      throw PyError.missingKey(name);
    }
    return value;
  }

  private Object positional(int index) {
    if (index >= arguments.size()) {
      throw PyError.of(
          "IndexError",
          "Replacement index %d out of range for positional args tuple".formatted(index));
    }
    return arguments.positional().get(index);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
