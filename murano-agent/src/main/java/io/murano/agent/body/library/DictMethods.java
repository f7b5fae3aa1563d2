package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyDict;
import io.murano.agent.body.value.PyDictView;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Sequences;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of dict. Stateless. */
final class DictMethods {

  private DictMethods() {}

  static Map<String, Method<PyDict>> all() {
    Map<String, Method<PyDict>> methods = new LinkedHashMap<>();
    methods.put("get", DictMethods::get);
    methods.put("setdefault", DictMethods::setDefault);
    methods.put("pop", DictMethods::pop);
    methods.put("popitem", DictMethods::popItem);
    methods.put("update", DictMethods::update);
    methods.put("keys", view("keys", PyDictView.Kind.KEYS));
    methods.put("values", view("values", PyDictView.Kind.VALUES));
    methods.put("items", view("items", PyDictView.Kind.ITEMS));
    methods.put("clear", DictMethods::clear);
    methods.put("copy", DictMethods::copy);
    methods.put("fromkeys", (self, given) -> fromKeys(given));
    return methods;
  }

  /** Adds what {@code dict(...)} and {@code update(...)} take: a mapping or pairs, and keywords. */
  static void fill(PyDict dict, Arguments arguments, String function) {
    if (arguments.size() > 1) {
      throw PyError.of(
          "TypeError",
          "%s expected at most 1 argument, got %d".formatted(function, arguments.size()));
    }
    if (arguments.size() == 1) {
      merge(dict, arguments.positional().get(0));
    }
    arguments.named().forEach(dict::put);
  }

  static PyDict fromKeys(Arguments arguments) {
    Given given = Given.bind(arguments, "fromkeys", 1, "iterable", "value");
    PyDict dict = new PyDict();
    Sequences.toList(given.get(0)).forEach(key -> dict.put(key, given.get(1, None.NONE)));
    return dict;
  }

  private static void merge(PyDict dict, Object source) {
    if (source instanceof PyDict other) {
      for (PyDict.Entry entry : List.copyOf(other.entries())) {
        dict.put(entry.key(), entry.value());
      }
      return;
    }
    int position = 0;
    Iterator<Object> pairs = Sequences.iterate(source);
    while (pairs.hasNext()) {
      Object pair = pairs.next();
      Iterator<Object> parts = Sequences.iteratorOrNull(pair);
      if (parts == null) {
        throw PyError.of(
            "TypeError",
            "cannot convert dictionary update sequence element #%d to a sequence"
                .formatted(position));
      }
      List<Object> items = Sequences.toList(pair);
      if (items.size() != 2) {
        throw PyError.of(
            "ValueError",
            "dictionary update sequence element #%d has length %d; 2 is required"
                .formatted(position, items.size()));
      }
      dict.put(items.get(0), items.get(1));
      position++;
    }
  }

  private static Method<PyDict> view(String name, PyDictView.Kind kind) {
    return (self, arguments) -> {
      Given.bind(arguments, name, 0);
      return new PyDictView(kind, self);
    };
  }

  private static Object get(PyDict self, Arguments arguments) {
    Given given = Given.bind(arguments, "get", 1, "key", "default");
    Object value = self.get(given.get(0));
    return value == null ? given.get(1, None.NONE) : value;
  }

  private static Object setDefault(PyDict self, Arguments arguments) {
    Given given = Given.bind(arguments, "setdefault", 1, "key", "default");
    Object value = self.get(given.get(0));
    if (value != null) {
      return value;
    }
    Object fresh = given.get(1, None.NONE);
    self.put(given.get(0), fresh);
    return fresh;
  }

  private static Object pop(PyDict self, Arguments arguments) {
    Given given = Given.bind(arguments, "pop", 1, "key", "default");
    Object value = self.remove(given.get(0));
    if (value != null) {
      return value;
    }
    Object absent = given.values()[1];
    if (absent == null) {
      throw PyError.missingKey(given.get(0));
    }
    return absent;
  }

  private static Object popItem(PyDict self, Arguments arguments) {
    Given.bind(arguments, "popitem", 0);
    if (self.size() == 0) {
      throw PyError.missingKey("popitem(): dictionary is empty");
    }
    List<Object> keys = self.keys();
    Object key = keys.get(keys.size() - 1);
    Object value = self.remove(key);
    return PyTuple.of(key, value == null ? None.NONE : value);
  }

  private static Object update(PyDict self, Arguments arguments) {
    fill(self, arguments, "update");
    return None.NONE;
  }

  private static Object clear(PyDict self, Arguments arguments) {
    Given.bind(arguments, "clear", 0);
    self.clear();
    return None.NONE;
  }

  private static Object copy(PyDict self, Arguments arguments) {
    Given.bind(arguments, "copy", 0);
    return self.copy();
  }
}
