/**
 * The life of stacks, whatever their resources are: compares what shall be with what is, creates,
 * updates, replaces and deletes resources in the order of their dependencies, and survives the
 * death of the process at any point. What resources are, and where state is kept, is behind ports.
 * May use {@code stack} and {@code stack.hot}; no Spring, no database.
 */
@NullMarked
package io.murano.conductor.stack.engine;

import org.jspecify.annotations.NullMarked;
