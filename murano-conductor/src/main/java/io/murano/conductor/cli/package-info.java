/**
 * The command line of the languages: {@code ./murano yaql}, {@code ./murano conformance} and the
 * like. Runs without Spring. May use the language packages and {@code conformance}.
 */
@NullMarked
package io.murano.conductor.cli;

import org.jspecify.annotations.NullMarked;
