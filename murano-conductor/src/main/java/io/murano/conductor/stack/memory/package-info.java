/**
 * Stores that live and die with the process, for tests and for tools that run without a database.
 * May use {@code stack} and its engine and simulation.
 */
@NullMarked
package io.murano.conductor.stack.memory;

import org.jspecify.annotations.NullMarked;
