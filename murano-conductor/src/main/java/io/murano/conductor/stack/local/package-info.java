/**
 * The {@code local} provider: each server of a stack that has a murano-agent in its user data
 * becomes an agent process on this host, in a folder of its own, which outlives the conductor and
 * is started again when it dies. May use the other packages of {@code stack}; the processes
 * themselves know nothing of the conductor.
 */
@NullMarked
package io.murano.conductor.stack.local;

import org.jspecify.annotations.NullMarked;
