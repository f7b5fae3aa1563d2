/**
 * What packages need when they run without an installation: a simulated cloud in memory and agents
 * that answer at once. May use the language, the core library's native classes and what they use.
 */
@NullMarked
package io.murano.conductor.cli.offline;

import org.jspecify.annotations.NullMarked;
