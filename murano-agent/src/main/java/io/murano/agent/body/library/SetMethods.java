package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Comparisons;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.PySet;
import io.murano.agent.body.value.Sequences;
import io.murano.agent.body.value.SetOperators;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods of set and frozenset. Stateless. */
final class SetMethods {

  private SetMethods() {}

  static Map<String, Method<PySet>> all() {
    Map<String, Method<PySet>> methods = new LinkedHashMap<>();
    methods.put("union", (self, given) -> combine(self, given, "|"));
    methods.put("intersection", (self, given) -> combine(self, given, "&"));
    methods.put("difference", (self, given) -> combine(self, given, "-"));
    methods.put("symmetric_difference", (self, given) -> combine(self, given, "^"));
    methods.put("issubset", (self, given) -> relate(self, given, "issubset", "<="));
    methods.put("issuperset", (self, given) -> relate(self, given, "issuperset", ">="));
    methods.put("isdisjoint", SetMethods::isDisjoint);
    methods.put("copy", (self, given) -> new PySet(self.items(), self.isFrozen()));
    methods.putAll(changing());
    return methods;
  }

  /** Returns the names of the methods that a frozenset does not have. */
  static Map<String, Method<PySet>> changing() {
    Map<String, Method<PySet>> methods = new LinkedHashMap<>();
    methods.put("add", SetMethods::add);
    methods.put("discard", SetMethods::discard);
    methods.put("remove", SetMethods::remove);
    methods.put("pop", SetMethods::pop);
    methods.put("clear", SetMethods::clear);
    methods.put("update", (self, given) -> replace(self, combine(self, given, "|")));
    methods.put("intersection_update", (self, given) -> replace(self, combine(self, given, "&")));
    methods.put("difference_update", (self, given) -> replace(self, combine(self, given, "-")));
    methods.put(
        "symmetric_difference_update", (self, given) -> replace(self, combine(self, given, "^")));
    return methods;
  }

  private static PySet combine(PySet self, Arguments arguments, String operator) {
    PySet result = new PySet(self.items(), self.isFrozen());
    for (Object other : arguments.positional()) {
      PySet right = new PySet(Sequences.toList(other), false);
      result = SetOperators.combine(result.items(), operator, right, self.isFrozen());
    }
    return result;
  }

  private static Object replace(PySet self, PySet content) {
    List<Object> items = content.items();
    self.clear();
    items.forEach(self::add);
    return None.NONE;
  }

  private static Object relate(PySet self, Arguments arguments, String name, String operator) {
    Object other = Given.bind(arguments, name, 1, "other").get(0);
    return Comparisons.compare(self, operator, new PySet(Sequences.toList(other), false));
  }

  private static Object isDisjoint(PySet self, Arguments arguments) {
    Object other = Given.bind(arguments, "isdisjoint", 1, "other").get(0);
    return Sequences.toList(other).stream().noneMatch(self::contains);
  }

  private static Object add(PySet self, Arguments arguments) {
    self.add(Given.bind(arguments, "add", 1, "element").get(0));
    return None.NONE;
  }

  private static Object discard(PySet self, Arguments arguments) {
    Object item = Given.bind(arguments, "discard", 1, "element").get(0);
    self.remove(item);
    return None.NONE;
  }

  private static Object remove(PySet self, Arguments arguments) {
    Object item = Given.bind(arguments, "remove", 1, "element").get(0);
    if (!self.remove(item)) {
      throw PyError.missingKey(item);
    }
    return None.NONE;
  }

  private static Object pop(PySet self, Arguments arguments) {
    Given.bind(arguments, "pop", 0);
    if (self.size() == 0) {
      throw PyError.missingKey("pop from an empty set");
    }
    Object item = self.items().get(0);
    self.remove(item);
    return item;
  }

  private static Object clear(PySet self, Arguments arguments) {
    Given.bind(arguments, "clear", 0);
    self.clear();
    return None.NONE;
  }
}
