package io.murano.agent.body.value;

import java.util.Iterator;

/**
 * An iterator or generator: values one after the other, once. Owned by one thread.
 *
 * @param typeName Python's name of its type
 * @param values the values still to come
 */
public record PyIterator(String typeName, Iterator<Object> values) {}
