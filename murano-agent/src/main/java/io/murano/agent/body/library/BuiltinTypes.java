package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Builtin;
import io.murano.agent.body.value.Converting;
import io.murano.agent.body.value.Numbers;
import io.murano.agent.body.value.PyBytes;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyException;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PyRange;
import io.murano.agent.body.value.PySet;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.PyType;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Strings;
import io.murano.agent.body.value.Text;
import io.murano.agent.body.value.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The built-in types as callables. Stateless. */
final class BuiltinTypes {

  private static final Map<String, PyType> TYPES = types();

  private BuiltinTypes() {}

  static Map<String, PyType> all() {
    return TYPES;
  }

  /** Returns the type of a value, as {@code type(value)} does. */
  static Object typeOf(Object value) {
    if (value instanceof PyException exception) {
      return exception.type();
    }
    String name = Types.nameOf(value);
    PyType known = TYPES.get(name);
    if (known != null) {
      return known;
    }
    return new PyType(
        name,
        other -> name.equals(Types.nameOf(other)),
        given -> {
          throw PyError.of("TypeError", "cannot create '%s' instances".formatted(name));
        });
  }

  private static Map<String, PyType> types() {
    Map<String, PyType> types = new HashMap<>();
    put(types, "str", String.class::isInstance, BuiltinTypes::str);
    put(types, "int", Numbers::isIntegral, BuiltinTypes::integer);
    put(types, "float", Double.class::isInstance, BuiltinTypes::real);
    put(types, "bool", Boolean.class::isInstance, BuiltinTypes::bool);
    put(types, "list", PyList.class::isInstance, given -> new PyList(items(given, "list")));
    put(types, "tuple", PyTuple.class::isInstance, given -> new PyTuple(items(given, "tuple")));
    put(types, "dict", PyDict.class::isInstance, BuiltinTypes::dict);
    put(
        types,
        "set",
        value -> value instanceof PySet set && !set.isFrozen(),
        given -> new PySet(items(given, "set"), false));
    put(
        types,
        "frozenset",
        value -> value instanceof PySet set && set.isFrozen(),
        given -> new PySet(items(given, "frozenset"), true));
    put(types, "bytes", PyBytes.class::isInstance, BuiltinTypes::bytes);
    put(types, "range", PyRange.class::isInstance, BuiltinTypes::range);
    return Map.copyOf(types);
  }

  private static void put(
      Map<String, PyType> types, String name, Predicate<Object> instances, Builtin.Code code) {
    types.put(name, new PyType(name, instances, code));
  }

  private static List<Object> items(Arguments arguments, String type) {
    Given given = Given.bind(arguments, type, 0, "iterable");
    return given.values()[0] == null ? List.of() : Sequences.toList(given.get(0));
  }

  private static Object str(Arguments arguments) {
    Given given = Given.bind(arguments, "str", 0, "object", "encoding", "errors");
    if (given.has(1)) {
      return Encodings.decode(
          given.bytes(0), given.text(1), given.has(2) ? given.text(2) : "strict");
    }
    return Text.str(given.get(0, ""));
  }

  private static Object integer(Arguments arguments) {
    Given given = Given.bind(arguments, "int", 0, "x", "base");
    if (!given.has(1)) {
      return Converting.toInteger(given.get(0, 0L));
    }
    if (!(given.get(0) instanceof String text)) {
      throw PyError.of("TypeError", "int() can't convert non-string with explicit base");
    }
    long base = given.integer(1, 10);
    if (base != 0 && (base < 2 || base > 36)) {
      throw PyError.of("ValueError", "int() base must be >= 2 and <= 36, or 0");
    }
    return Converting.parseInteger(text, (int) base);
  }

  private static Object real(Arguments arguments) {
    return Converting.toFloat(Given.bind(arguments, "float", 0, "x").get(0, 0.0));
  }

  private static Object bool(Arguments arguments) {
    return Given.bind(arguments, "bool", 0, "x").truth(0, false);
  }

  private static Object dict(Arguments arguments) {
    PyDict dict = new PyDict();
    DictMethods.fill(dict, arguments, "dict");
    return dict;
  }

  private static Object bytes(Arguments arguments) {
    Given given = Given.bind(arguments, "bytes", 0, "source", "encoding", "errors");
    Object source = given.get(0, new PyBytes(new byte[0]));
    if (source instanceof String text) {
      if (!given.has(1)) {
        throw PyError.of("TypeError", "string argument without an encoding");
      }
      return new PyBytes(
          Encodings.encode(text, given.text(1), given.has(2) ? given.text(2) : "strict"));
    }
    if (source instanceof PyBytes) {
      return source;
    }
    if (Numbers.isIntegral(source)) {
      Strings.requireSize(Numbers.toLong(source));
      return new PyBytes(new byte[(int) Numbers.toLong(source)]);
    }
    List<Object> items = Sequences.toList(source);
    byte[] content = new byte[items.size()];
    for (int i = 0; i < content.length; i++) {
      Object item = items.get(i);
      if (!Numbers.isIntegral(item) || Numbers.toLong(item) < 0 || Numbers.toLong(item) > 255) {
        throw PyError.of("ValueError", "bytes must be in range(0, 256)");
      }
      content[i] = (byte) Numbers.toLong(item);
    }
    return new PyBytes(content);
  }

  private static Object range(Arguments arguments) {
    Given given = Given.bind(arguments, "range", 1, "start", "stop", "step");
    boolean one = given.values()[1] == null;
    long start = one ? 0 : given.integer(0, 0);
    long stop = one ? given.integer(0, 0) : given.integer(1, 0);
    long step = given.integer(2, 1);
    if (step == 0) {
      throw PyError.of("ValueError", "range() arg 3 must not be zero");
    }
    return new PyRange(start, stop, step);
  }
}
