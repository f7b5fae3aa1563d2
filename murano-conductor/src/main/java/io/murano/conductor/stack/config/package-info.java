/**
 * Chooses and wires cloud providers by configuration. Providers are found as beans; nothing but
 * wiring uses this package.
 */
@NullMarked
package io.murano.conductor.stack.config;

import org.jspecify.annotations.NullMarked;
