package io.murano.agent.body.library;

import io.murano.agent.body.value.None;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Text;
import io.murano.agent.body.value.Types;
import io.murano.agent.executor.ScriptArgument;
import io.murano.agent.json.FloatText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python values to JSON values and back, by the rules of Python's json module. Stateless. */
public final class JsonValues {

  private static final int MAX_DEPTH = 400;

  private JsonValues() {}

  /** Returns a JSON value as a Python value. */
  public static Object fromJson(@Nullable Object json) {
    if (json == null) {
      return None.NONE;
    }
    if (json instanceof List<?> list) {
      PyList items = new PyList();
      list.forEach(item -> items.items().add(fromJson(item)));
      return items;
    }
    if (json instanceof Map<?, ?> map) {
      PyDict dict = new PyDict();
      map.forEach((key, value) -> dict.put(String.valueOf(key), fromJson(value)));
      return dict;
    }
    return json;
  }

  /** Returns a plan's parameters as what bodies see as {@code args}. */
  public static PyDict toBunch(Map<String, @Nullable Object> parameters) {
    PyDict bunch = PyDict.bunch();
    parameters.forEach((name, value) -> bunch.put(name, fromJson(value)));
    return bunch;
  }

  /**
   * Returns a Python value as a JSON value.
   *
   * @throws PyError if JSON has no form for it
   */
  public static @Nullable Object toJson(Object value) {
    return toJson(value, 0);
  }

  private static @Nullable Object toJson(Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw PyError.of("ValueError", "Circular reference detected");
    }
    if (value instanceof None) {
      return null;
    }
    if (value instanceof PyList list) {
      return toJson(list.items(), depth);
    }
    if (value instanceof PyTuple tuple) {
      return toJson(tuple.items(), depth);
    }
    if (value instanceof PyDict dict) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (PyDict.Entry entry : dict.entries()) {
        object.put(key(entry.key()), toJson(entry.value(), depth + 1));
      }
      return object;
    }
    if (value instanceof String || Numbers.isNumber(value)) {
      return value;
    }
    throw PyError.of(
        "TypeError", "Object of type %s is not JSON serializable".formatted(Types.nameOf(value)));
  }

  private static List<@Nullable Object> toJson(List<Object> items, int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    for (Object item : items) {
      array.add(toJson(item, depth + 1));
    }
    return array;
  }

  /** Returns the text of a dict's key as a member name. */
  static String key(Object key) {
    if (key instanceof String text) {
      return text;
    }
    if (key instanceof Boolean bool) {
      return bool ? "true" : "false";
    }
    if (key instanceof None) {
      return "null";
    }
    if (key instanceof Double number) {
      return FloatText.repr(number);
    }
    if (Types.isInteger(key)) {
      return String.valueOf(key);
    }
    throw PyError.of(
        "TypeError", "keys must be str, int, float, bool or None, not " + Types.nameOf(key));
  }

  /** Returns a value as an argument of a script. */
  static ScriptArgument toArgument(Object value) {
    String text = Text.str(value);
    try {
      return new ScriptArgument(text, toJson(value));
    } catch (PyError e) {
      return new ScriptArgument(text, text);
    }
  }
}
