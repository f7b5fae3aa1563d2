/**
 * Execution plans on their way to the agents of machines, and the results on their way back. Uses
 * {@code deployment} (the run a plan belongs to), {@code amqp}, {@code database}, {@code process}
 * and the common module; the native classes of {@code system} use it.
 */
@NullMarked
package io.murano.conductor.agent;

import org.jspecify.annotations.NullMarked;
