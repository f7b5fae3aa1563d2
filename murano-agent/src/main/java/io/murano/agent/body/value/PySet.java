package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Python's set or frozenset, in order of insertion, where Python's order is arbitrary. Mutable;
 * owned by one thread.
 */
public final class PySet {

  private final Map<Object, Object> items = new LinkedHashMap<>();
  private final boolean frozen;

  /** Creates a set of the given items. */
  public PySet(Collection<?> items, boolean frozen) {
    this.frozen = frozen;
    items.forEach(this::add);
  }

  /** Returns whether it is a frozenset. */
  public boolean isFrozen() {
    return frozen;
  }

  /** Adds an item unless it is there. */
  public void add(Object item) {
    items.putIfAbsent(Keys.of(item), item);
  }

  /** Removes an item; returns whether it was there. */
  public boolean remove(Object item) {
    return items.remove(Keys.of(item)) != null;
  }

  /** Returns whether an item is there. */
  public boolean contains(Object item) {
    return items.containsKey(Keys.of(item));
  }

  /** Returns the number of items. */
  public int size() {
    return items.size();
  }

  /** Removes all items. */
  public void clear() {
    items.clear();
  }

  /** Returns the items in order. */
  public List<Object> items() {
    return new ArrayList<>(items.values());
  }

  /** Returns what makes the set equal to others. */
  Set<Object> identity() {
    return items.keySet();
  }
}
