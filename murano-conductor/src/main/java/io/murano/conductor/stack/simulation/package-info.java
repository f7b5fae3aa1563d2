/**
 * A simulated OpenStack: resource types whose networks, addresses, volumes and servers exist as
 * records only, with the attributes the real ones have, and the network view over them. Machines
 * behind servers come from a port. May use {@code stack}, {@code stack.hot} and {@code
 * stack.engine}; no Spring, no database.
 */
@NullMarked
package io.murano.conductor.stack.simulation;

import org.jspecify.annotations.NullMarked;
