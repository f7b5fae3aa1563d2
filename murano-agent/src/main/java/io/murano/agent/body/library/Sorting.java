package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;
import io.murano.agent.body.value.Comparisons;
import io.murano.agent.body.value.None;
import io.murano.agent.body.value.PyCallable;
import io.murano.agent.body.value.PyError;
import io.murano.agent.body.value.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Sorting by Python's order, stable. Stateless. */
final class Sorting {

  private Sorting() {}

  /** An item and what it is sorted by. */
  private record Keyed(Object key, Object item) {}

  /** Returns the items sorted by the keyword arguments {@code key} and {@code reverse}. */
  static List<Object> sort(List<Object> items, Arguments arguments, String function) {
    Given given =
        Given.bind(new Arguments(List.of(), arguments.named()), function, 0, "key", "reverse");
    boolean reverse = given.truth(1, false);
    List<Keyed> keyed = new ArrayList<>();
    for (Object item : items) {
      keyed.add(new Keyed(given.has(0) ? call(given.get(0), item) : item, item));
    }
    Comparator<Keyed> order = (a, b) -> compare(a.key(), b.key());
    if (reverse) {
      // Equal items keep their order in a reversed sort too.
      Collections.reverse(keyed);
    }
    keyed.sort(order);
    if (reverse) {
      Collections.reverse(keyed);
    }
    List<Object> sorted = new ArrayList<>();
    keyed.forEach(each -> sorted.add(each.item()));
    return sorted;
  }

  static Object call(Object function, Object argument) {
    if (function instanceof PyCallable callable) {
      return callable.call(Arguments.of(argument));
    }
    if (function == None.NONE) {
      return argument;
    }
    throw PyError.of("TypeError", "'%s' object is not callable".formatted(Types.nameOf(function)));
  }

  private static int compare(Object left, Object right) {
    if (Comparisons.less(left, right)) {
      return -1;
    }
    return Comparisons.less(right, left) ? 1 : 0;
  }
}
