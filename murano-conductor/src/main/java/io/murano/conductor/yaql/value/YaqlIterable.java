package io.murano.conductor.yaql.value;

/** A value that delivers elements one after the other. */
public interface YaqlIterable {

  /**
   * Starts a traversal. A collection returns a new iterator each time; an iterator returns itself,
   * so that a second traversal continues where the first one stopped.
   */
  YaqlIterator iterate();
}
