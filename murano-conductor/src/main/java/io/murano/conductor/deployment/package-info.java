/**
 * One task from receipt to result: durable executions, slots, leases, cancellation. What a task
 * does is behind the port {@link io.murano.conductor.deployment.TaskProgram}. Uses {@code outbox},
 * {@code database}, {@code process} and the common module; the listeners of {@code messaging} and
 * the programs use it.
 */
@NullMarked
package io.murano.conductor.deployment;

import org.jspecify.annotations.NullMarked;
