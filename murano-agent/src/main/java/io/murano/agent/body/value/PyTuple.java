package io.murano.agent.body.value;

import java.util.List;

/**
 * Python's tuple.
 *
 * @param items its items
 */
public record PyTuple(List<Object> items) {

  /** Copies the list. */
  public PyTuple {
    items = List.copyOf(items);
  }

  /** Creates a tuple of the given items. */
  public static PyTuple of(Object... items) {
    return new PyTuple(List.of(items));
  }
}
