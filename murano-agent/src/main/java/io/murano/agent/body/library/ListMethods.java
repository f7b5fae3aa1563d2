package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Comparisons;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PyList;
import io.murano.agent.body.value.PyTuple;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of list and tuple. Stateless. */
final class ListMethods {

  private ListMethods() {}

  static Map<String, Method<PyList>> ofList() {
    Map<String, Method<PyList>> methods = new LinkedHashMap<>();
    methods.put("append", ListMethods::append);
    methods.put("extend", ListMethods::extend);
    methods.put("insert", ListMethods::insert);
    methods.put("pop", ListMethods::pop);
    methods.put("remove", ListMethods::remove);
    methods.put("clear", ListMethods::clear);
    methods.put("copy", ListMethods::copy);
    methods.put("reverse", ListMethods::reverse);
    methods.put("sort", ListMethods::sort);
    methods.put("count", (self, given) -> count(self.items(), given));
    methods.put("index", (self, given) -> index(self.items(), given, "list"));
    return methods;
  }

  static Map<String, Method<PyTuple>> ofTuple() {
    return Map.of(
        "count", (self, given) -> count(self.items(), given),
        "index", (self, given) -> index(self.items(), given, "tuple"));
  }

  private static Object append(PyList self, Arguments arguments) {
    self.items().add(Given.bind(arguments, "append", 1, "object").get(0));
    return None.NONE;
  }

  private static Object extend(PyList self, Arguments arguments) {
    self.items().addAll(Sequences.toList(Given.bind(arguments, "extend", 1, "iterable").get(0)));
    return None.NONE;
  }

  private static Object insert(PyList self, Arguments arguments) {
    Given given = Given.bind(arguments, "insert", 2, "index", "object");
    int size = self.items().size();
    long index = given.integer(0, 0);
    long absolute = index < 0 ? Math.max(0, index + size) : Math.min(index, size);
    self.items().add((int) absolute, given.get(1));
    return None.NONE;
  }

  private static Object pop(PyList self, Arguments arguments) {
    long index = Given.bind(arguments, "pop", 0, "index").integer(0, -1);
    int size = self.items().size();
    if (size == 0) {
      throw PyError.of("IndexError", "pop from empty list");
    }
    long absolute = index < 0 ? index + size : index;
    if (absolute < 0 || absolute >= size) {
      throw PyError.of("IndexError", "pop index out of range");
    }
    return self.items().remove((int) absolute);
  }

  private static Object remove(PyList self, Arguments arguments) {
    Object wanted = Given.bind(arguments, "remove", 1, "value").get(0);
    int at = position(self.items(), wanted, 0, self.items().size());
    if (at < 0) {
      throw PyError.of("ValueError", "list.remove(x): x not in list");
    }
    self.items().remove(at);
    return None.NONE;
  }

  private static Object clear(PyList self, Arguments arguments) {
    Given.bind(arguments, "clear", 0);
    self.items().clear();
    return None.NONE;
  }

  private static Object copy(PyList self, Arguments arguments) {
    Given.bind(arguments, "copy", 0);
    return new PyList(self.items());
  }

  private static Object reverse(PyList self, Arguments arguments) {
    Given.bind(arguments, "reverse", 0);
    Collections.reverse(self.items());
    return None.NONE;
  }

  private static Object sort(PyList self, Arguments arguments) {
    if (arguments.size() > 0) {
      throw PyError.of("TypeError", "sort() takes no positional arguments");
    }
    List<Object> sorted = Sorting.sort(self.items(), arguments, "sort");
    self.items().clear();
    self.items().addAll(sorted);
    return None.NONE;
  }

  private static Object count(List<Object> items, Arguments arguments) {
    Object wanted = Given.bind(arguments, "count", 1, "value").get(0);
    return items.stream().filter(item -> Comparisons.equal(item, wanted)).count();
  }

  private static Object index(List<Object> items, Arguments arguments, String type) {
    Given given = Given.bind(arguments, "index", 1, "value", "start", "stop");
    int size = items.size();
    int at =
        position(items, given.get(0), absolute(given, 1, 0, size), absolute(given, 2, size, size));
    if (at < 0) {
      throw PyError.of(
          "ValueError",
          "list".equals(type)
              ? Text.repr(given.get(0)) + " is not in list"
              : "tuple.index(x): x not in tuple");
    }
    return (long) at;
  }

  private static int absolute(Given given, int index, int absent, int size) {
    long position = given.integer(index, absent);
    return (int) Math.max(0, Math.min(size, position < 0 ? position + size : position));
  }

  private static int position(List<Object> items, Object wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Comparisons.equal(items.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }
}
