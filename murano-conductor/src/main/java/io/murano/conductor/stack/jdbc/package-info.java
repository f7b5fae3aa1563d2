/**
 * Keeps stacks and simulated things in PostgreSQL, for all conductors together. Implements the
 * ports of {@code stack.engine} and {@code stack.simulation}.
 */
@NullMarked
package io.murano.conductor.stack.jdbc;

import org.jspecify.annotations.NullMarked;
