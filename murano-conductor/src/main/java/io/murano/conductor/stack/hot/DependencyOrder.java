package io.murano.conductor.stack.hot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts things so that each comes after those it requires. */
public final class DependencyOrder {

  private final Map<String, Set<String>> requires;
  private final Set<String> done = new LinkedHashSet<>();
  private final Set<String> path = new LinkedHashSet<>();

  private final boolean tolerant;

  private DependencyOrder(Map<String, Set<String>> requires, boolean tolerant) {
    this.requires = requires;
    this.tolerant = tolerant;
  }

  /**
   * Returns the names in an order in which each comes after those it requires, otherwise in the
   * order given. Required names that are not among the keys do not matter.
   *
   * @throws HotException if some require each other; the message names them
   */
  public static List<String> of(Map<String, Set<String>> requires) {
    DependencyOrder order = new DependencyOrder(requires, false);
    requires.keySet().forEach(order::visit);
    return List.copyOf(order.done);
  }

  /** As {@link #of}, but where some require each other, one of them comes first. */
  public static List<String> ofTolerant(Map<String, Set<String>> requires) {
    DependencyOrder order = new DependencyOrder(requires, true);
    requires.keySet().forEach(order::visit);
    return List.copyOf(order.done);
  }

  private void visit(String name) {
    if (done.contains(name) || (tolerant && path.contains(name))) {
      return;
    }
    if (!path.add(name)) {
      List<String> circle = new ArrayList<>(path);
      circle = circle.subList(circle.indexOf(name), circle.size());
      throw HotException.at(
          "resources",
          "these require each other: %s → %s".formatted(String.join(" → ", circle), name));
    }
    for (String required : requires.getOrDefault(name, Set.of())) {
      if (requires.containsKey(required)) {
        visit(required);
      }
    }
    path.remove(name);
    done.add(name);
  }
}
