package io.murano.agent.body.value;

import io.murano.agent.json.FloatText;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What {@code str} and {@code repr} show. Stateless. */
public final class Text {

  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7F;
  private static final int LAST_LATIN_1 = 0xFF;
  private static final int LAST_BASIC = 0xFFFF;

  private Text() {}

  /** Returns the text of a value as {@code str} does. */
  public static String str(Object value) {
    if (value instanceof String text) {
      return text;
    }
    return value instanceof PyException exception ? exception.message() : repr(value);
  }

  /** Returns the text of a value as {@code repr} does. */
  public static String repr(Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value, Collections.newSetFromMap(new IdentityHashMap<>()));
    return text.toString();
  }

  /** Returns the text of a value as {@code ascii} does. */
  public static String ascii(Object value) {
    StringBuilder text = new StringBuilder();
    repr(value)
        .codePoints()
        .forEach(
            c -> {
              if (c < DELETE) {
                text.append((char) c);
              } else {
                text.append(escape(c));
              }
            });
    return text.toString();
  }

  private static void append(StringBuilder text, Object value, Set<Object> open) {
    if (value instanceof None) {
      text.append("None");
    } else if (value instanceof Boolean bool) {
      text.append(bool ? "True" : "False");
    } else if (value instanceof Double number) {
      text.append(FloatText.repr(number));
    } else if (value instanceof String string) {
      quote(text, string);
    } else if (value instanceof PyBytes bytes) {
      quote(text, bytes);
    } else if (value instanceof PyException exception) {
      text.append(exception.type().name());
      list(text, exception.arguments(), "(", ")", open);
    } else {
      appendContainer(text, value, open);
    }
  }

  private static void appendContainer(StringBuilder text, Object value, Set<Object> open) {
    if (value instanceof PyList list) {
      nested(text, list, "[...]", open, () -> list(text, list.items(), "[", "]", open));
    } else if (value instanceof PyTuple tuple) {
      list(text, tuple.items(), "(", tuple.items().size() == 1 ? ",)" : ")", open);
    } else if (value instanceof PyDict dict) {
      nested(text, dict, "{...}", open, () -> dict(text, dict, open));
    } else if (value instanceof PySet set) {
      set(text, set, open);
    } else if (value instanceof PyDictView view) {
      text.append(view.kind().typeName());
      list(text, view.items(), "([", "])", open);
    } else {
      appendOther(text, value);
    }
  }

  private static void appendOther(StringBuilder text, Object value) {
    if (value instanceof PyRange range) {
      text.append("range(").append(range.start()).append(", ").append(range.stop());
      text.append(range.step() == 1 ? ")" : ", " + range.step() + ")");
    } else if (value instanceof PySlice slice) {
      text.append("slice(").append(repr(slice.start())).append(", ");
      text.append(repr(slice.stop())).append(", ").append(repr(slice.step())).append(')');
    } else if (value instanceof PyModule module) {
      text.append("<module '").append(module.name()).append("'>");
    } else if (value instanceof PyType || value instanceof ExceptionType) {
      text.append("<class '").append(((PyCallable) value).name()).append("'>");
    } else if (value instanceof PyCallable callable) {
      text.append('<').append(callable.typeName()).append(' ').append(callable.name()).append('>');
    } else if (value instanceof PyIterator iterator) {
      text.append('<').append(iterator.typeName()).append(" object>");
    } else {
      text.append(value);
    }
  }

  private static void nested(
      StringBuilder text, Object container, String seen, Set<Object> open, Runnable content) {
    if (!open.add(container)) {
      text.append(seen);
      return;
    }
    content.run();
    open.remove(container);
  }

  private static void list(
      StringBuilder text, List<Object> items, String start, String end, Set<Object> open) {
    text.append(start);
    Iterator<Object> iterator = items.iterator();
    while (iterator.hasNext()) {
      append(text, iterator.next(), open);
      text.append(iterator.hasNext() ? ", " : "");
    }
    text.append(end);
  }

  private static void dict(StringBuilder text, PyDict dict, Set<Object> open) {
    text.append('{');
    Iterator<PyDict.Entry> iterator = dict.entries().iterator();
    while (iterator.hasNext()) {
      PyDict.Entry entry = iterator.next();
      append(text, entry.key(), open);
      text.append(": ");
      append(text, entry.value(), open);
      text.append(iterator.hasNext() ? ", " : "");
    }
    text.append('}');
  }

  private static void set(StringBuilder text, PySet set, Set<Object> open) {
    if (set.size() == 0) {
      text.append(set.isFrozen() ? "frozenset()" : "set()");
      return;
    }
    list(
        text, set.items(), set.isFrozen() ? "frozenset({" : "{", set.isFrozen() ? "})" : "}", open);
  }

  private static void quote(StringBuilder text, String string) {
    char quote = string.indexOf('\'') >= 0 && string.indexOf('"') < 0 ? '"' : '\'';
    text.append(quote);
    string
        .codePoints()
        .forEach(
            c -> {
              if (c == quote || c == '\\') {
                text.append('\\').append((char) c);
              } else if (isPrintable(c)) {
                text.appendCodePoint(c);
              } else {
                text.append(escape(c));
              }
            });
    text.append(quote);
  }

  private static void quote(StringBuilder text, PyBytes bytes) {
    StringBuilder characters = new StringBuilder();
    boolean single = false;
    boolean twice = false;
    for (byte b : bytes.content()) {
      single |= b == '\'';
      twice |= b == '"';
    }
    char quote = single && !twice ? '"' : '\'';
    for (byte b : bytes.content()) {
      int c = b & 0xFF;
      if (c == quote || c == '\\') {
        characters.append('\\').append((char) c);
      } else if (c >= FIRST_PRINTABLE && c < DELETE) {
        characters.append((char) c);
      } else {
        characters.append(escape(c));
      }
    }
    text.append('b').append(quote).append(characters).append(quote);
  }

  private static String escape(int c) {
    switch (c) {
      case '\n':
        return "\\n";
      case '\r':
        return "\\r";
      case '\t':
        return "\\t";
      default:
        return c <= LAST_LATIN_1
            ? "\\x%02x".formatted(c)
            : c <= LAST_BASIC ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c);
    }
  }

  /** Returns whether Python shows a code point as it is. */
  public static boolean isPrintable(int c) {
    if (c == ' ') {
      return true;
    }
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
      case Character.SPACE_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}
