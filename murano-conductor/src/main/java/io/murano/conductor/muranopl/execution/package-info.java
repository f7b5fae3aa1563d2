/**
 * One execution at work: frames and calls, property access, locks, loading of objects, look-up of
 * types, metadata and garbage collection. Everything here belongs to one execution and is touched
 * by the branch that holds the baton. May use types, objects, expressions and the scheduler.
 */
@NullMarked
package io.murano.conductor.muranopl.execution;

import org.jspecify.annotations.NullMarked;
