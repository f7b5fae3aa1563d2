/**
 * Cooperative branches of one execution and its budget. Branches run on threads of their own, but
 * only the one that holds the baton runs; it changes hands where a branch waits. That makes the
 * order of effects repeatable and everything an execution owns single-threaded. Uses the error
 * types and the JDK only.
 */
@NullMarked
package io.murano.conductor.muranopl.schedule;

import org.jspecify.annotations.NullMarked;
