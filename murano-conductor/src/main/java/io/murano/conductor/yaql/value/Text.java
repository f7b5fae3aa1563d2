package io.murano.conductor.yaql.value;

import java.util.ArrayDeque;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The text form of values as Python writes it (contract yaql.md 11.5). */
public final class Text {

  private static final int BRIEF_ITEMS = 20;
  private static final int BRIEF_CHARS = 500;

  private Text() {}

  /** Returns {@code str(value)} as Python sees it: null is {@code None}, true {@code True}. */
  public static String str(@Nullable Object value) {
    if (value instanceof String s) {
      return s;
    }
    return value instanceof YaqlValue other ? other.str() : repr(value);
  }

  /** Returns the text of a value as it appears inside of a container. */
  public static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    new Writer(out).write(value);
    return out.toString();
  }

  /** Returns the text of a value for a message, without the inside of large containers. */
  public static String brief(@Nullable Object value) {
    int size = sizeOf(value);
    if (size > BRIEF_ITEMS) {
      return "<" + typeName(value) + " of " + size + ">";
    }
    String text = str(value);
    return text.length() <= BRIEF_CHARS ? text : text.substring(0, BRIEF_CHARS) + "...";
  }

  private static int sizeOf(@Nullable Object value) {
    if (value instanceof YaqlDict dict) {
      return dict.size();
    }
    return value instanceof YaqlIterable && value instanceof Collection<?> items ? items.size() : 0;
  }

  /** Returns the text of a sequence, in square brackets if {@code asList}. */
  static String repr(YaqlSequence items, boolean asList) {
    StringBuilder out = new StringBuilder();
    new Writer(out).sequence(items, asList);
    return out.toString();
  }

  /** Returns the Python name of a value's type. */
  public static String typeName(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Double) {
      return "float";
    }
    if (value instanceof Number) {
      return "int";
    }
    if (value instanceof Tuple) {
      return "tuple";
    }
    if (value instanceof YaqlSequence) {
      return "list";
    }
    if (value instanceof YaqlDict) {
      return value instanceof FrozenDict ? "FrozenDict" : "dict";
    }
    if (value instanceof YaqlSet) {
      return value instanceof FrozenSet ? "frozenset" : "dict_keys";
    }
    return value instanceof YaqlValue other ? other.typeName() : value.getClass().getSimpleName();
  }

  private static final class Writer {
    private final StringBuilder out;
    private final ArrayDeque<Object> open = new ArrayDeque<>();

    Writer(StringBuilder out) {
      this.out = out;
    }

    void write(@Nullable Object value) {
      if (value == null) {
        out.append("None");
      } else if (value instanceof String s) {
        quote(s, out);
      } else if (value instanceof Boolean b) {
        out.append(b ? "True" : "False");
      } else if (value instanceof Double d) {
        out.append(FloatText.repr(d));
      } else if (value instanceof YaqlSequence list) {
        if (entered(list, list instanceof Tuple ? "(...)" : "[...]")) {
          sequence(list, !(list instanceof Tuple));
          open.pop();
        }
      } else if (value instanceof YaqlDict dict) {
        if (entered(dict, "{...}")) {
          dict(dict);
          open.pop();
        }
      } else if (value instanceof FrozenSet set) {
        set(set);
      } else if (value instanceof DictSetView view) {
        out.append(view.repr());
      } else {
        out.append(value instanceof YaqlValue other ? other.repr() : value.toString());
      }
    }

    private boolean entered(Object container, String ellipsis) {
      Watch.step(out.length());
      for (Object outer : open) {
        if (outer == container) {
          out.append(ellipsis);
          return false;
        }
      }
      open.push(container);
      return true;
    }

    void sequence(YaqlSequence items, boolean asList) {
      out.append(asList ? '[' : '(');
      int size = items.size();
      for (int i = 0; i < size; i++) {
        if (i > 0) {
          out.append(", ");
        }
        write(items.get(i));
      }
      if (!asList && size == 1) {
        out.append(',');
      }
      out.append(asList ? ']' : ')');
    }

    private void dict(YaqlDict dict) {
      out.append('{');
      int start = out.length();
      dict.forEach(
          (key, value) -> {
            if (out.length() > start) {
              out.append(", ");
            }
            write(key);
            out.append(": ");
            write(value);
          });
      out.append('}');
    }

    private void set(FrozenSet set) {
      out.append("frozenset(");
      if (!set.isEmpty()) {
        char separator = '{';
        for (Object member : set) {
          out.append(separator == '{' ? "{" : ", ");
          separator = ',';
          write(member);
        }
        out.append('}');
      }
      out.append(')');
    }
  }

  private static void quote(String s, StringBuilder out) {
    char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c == quote) {
            out.append('\\').append(quote);
          } else if (isPrintable(c)) {
            out.appendCodePoint(c);
          } else {
            out.append(escape(c));
          }
        }
      }
    }
    out.append(quote);
  }

  /** Returns the escape sequence of a code point. */
  public static String escape(int c) {
    if (c < 0x100) {
      return "\\x%02x".formatted(c);
    }
    return c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c);
  }

  /** Returns whether Python shows a character as it is. */
  public static boolean isPrintable(int c) {
    if (c >= ' ' && c < 0x7F) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
