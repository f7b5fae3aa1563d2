/**
 * Runs bodies in a system Python through a child process that calls back for scripts. Uses body,
 * json and process.
 */
@NullMarked
package io.murano.agent.body.python;

import org.jspecify.annotations.NullMarked;
