package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Strings;
import io.murano.agent.body.value.Types;
import io.murano.agent.json.FloatText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes JSON text in the layouts that {@code json.dumps} knows. One object, one text. */
final class JsonEncoder {

  private static final int MAX_DEPTH = 400;

  private final @Nullable String indent;
  private final boolean sortKeys;
  private final String itemSeparator;
  private final String keySeparator;
  private final boolean ascii;
  private final boolean skipKeys;
  private final boolean allowNan;
  private final @Nullable Object fallback;
  private final StringBuilder text = new StringBuilder();

  private JsonEncoder(Given given) {
    this.indent = indent(given);
    this.sortKeys = given.truth(2, false);
    List<Object> separators = given.has(3) ? Sequences.toList(given.get(3)) : List.of();
    boolean custom = separators.size() == 2;
    this.itemSeparator = custom ? String.valueOf(separators.get(0)) : indent == null ? ", " : ",";
    this.keySeparator = custom ? String.valueOf(separators.get(1)) : ": ";
    this.ascii = given.truth(4, true);
    this.fallback = given.has(5) ? given.get(5) : null;
    this.skipKeys = given.truth(6, false);
    this.allowNan = given.truth(7, true);
  }

  /** Creates an encoder for the keyword arguments of one call. */
  static JsonEncoder of(Given given) {
    return new JsonEncoder(given);
  }

  String encode(Object value) {
    write(value, 0);
    return text.toString();
  }

  private static @Nullable String indent(Given given) {
    if (!given.has(1)) {
      return null;
    }
    Object indent = given.get(1);
    return indent instanceof String string
        ? string
        : " ".repeat((int) Math.max(0, Math.min(100, given.integer(1, 0))));
  }

  private void write(Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw PyError.of("ValueError", "Circular reference detected");
    }
    Strings.requireSize(text.length());
    if (value instanceof String string) {
      quote(string);
    } else if (value instanceof None) {
      text.append("null");
    } else if (value instanceof Boolean bool) {
      text.append(bool ? "true" : "false");
    } else if (value instanceof Double number) {
      text.append(number(number));
    } else if (Numbers.isIntegral(value)) {
      text.append(value);
    } else if (value instanceof PyList list) {
      array(list.items(), depth);
    } else if (value instanceof PyTuple tuple) {
      array(tuple.items(), depth);
    } else if (value instanceof PyDict dict) {
      object(dict, depth);
    } else if (fallback != null) {
      write(Sorting.call(fallback, value), depth + 1);
    } else {
      throw PyError.of(
          "TypeError", "Object of type %s is not JSON serializable".formatted(Types.nameOf(value)));
    }
  }

  private String number(double number) {
    if (Double.isFinite(number)) {
      return FloatText.repr(number);
    }
    if (!allowNan) {
      throw PyError.of("ValueError", "Out of range float values are not JSON compliant");
    }
    return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
  }

  private void array(List<Object> items, int depth) {
    if (items.isEmpty()) {
      text.append("[]");
      return;
    }
    text.append('[');
    Iterator<Object> iterator = items.iterator();
    while (iterator.hasNext()) {
      newLine(depth + 1);
      write(iterator.next(), depth + 1);
      text.append(iterator.hasNext() ? itemSeparator : "");
    }
    newLine(depth);
    text.append(']');
  }

  private void object(PyDict dict, int depth) {
    List<PyDict.Entry> entries = entries(dict);
    if (entries.isEmpty()) {
      text.append("{}");
      return;
    }
    text.append('{');
    Iterator<PyDict.Entry> iterator = entries.iterator();
    while (iterator.hasNext()) {
      PyDict.Entry entry = iterator.next();
      newLine(depth + 1);
      quote(JsonValues.key(entry.key()));
      text.append(keySeparator);
      write(entry.value(), depth + 1);
      text.append(iterator.hasNext() ? itemSeparator : "");
    }
    newLine(depth);
    text.append('}');
  }

  private List<PyDict.Entry> entries(PyDict dict) {
    List<PyDict.Entry> entries = new ArrayList<>();
    List<Object> keys = dict.keys();
    if (sortKeys) {
      keys = Sorting.sort(keys, Arguments.NONE, "sort");
    }
    for (Object key : keys) {
      Object value = dict.get(key);
      boolean usable =
          key instanceof String || key instanceof None || Numbers.isNumber(key) || !skipKeys;
      if (usable && value != null) {
        entries.add(new PyDict.Entry(key, value));
      }
    }
    return entries;
  }

  private void newLine(int depth) {
    if (indent != null) {
      text.append('\n').append(indent.repeat(depth));
    }
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      int simple = "\"\\\n\r\t\f\b".indexOf(c);
      if (simple >= 0) {
        text.append('\\').append("\"\\nrtfb".charAt(simple));
      } else if (c < ' ' || (ascii && c > '~')) {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
