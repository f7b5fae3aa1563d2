/**
 * What providers share that simulate their cloud on a conductor's host: stores in the database,
 * threads, start and stop.
 */
@NullMarked
package io.murano.conductor.stack.hosted;

import org.jspecify.annotations.NullMarked;
