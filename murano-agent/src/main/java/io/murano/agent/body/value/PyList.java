package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Python's list: mutable, equal only to itself as a Java object. Owned by one thread. */
public final class PyList {

  private final List<Object> items;

  /** Creates an empty list. */
  public PyList() {
    this.items = new ArrayList<>();
  }

  /** Creates a list of the given items. */
  public PyList(Collection<?> items) {
    this.items = new ArrayList<>(items);
  }

  /** Returns the items themselves, to be changed at will. */
  public List<Object> items() {
    return items;
  }
}
