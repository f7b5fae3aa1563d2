/**
 * Wires what belongs to no feature: threads, clock, identity, connections. Uses everything; nothing
 * uses it.
 */
@NullMarked
package io.murano.conductor.config;

import org.jspecify.annotations.NullMarked;
