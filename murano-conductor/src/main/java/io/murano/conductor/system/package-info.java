/**
 * The native classes of {@code io.murano.system} and of the identity in {@code io.murano}: thin
 * bindings between MuranoPL and the conductor's own ports (agents, stacks, networks, reports,
 * identity). No Spring, AMQP or JDBC here; what a class needs it gets from the execution's {@link
 * io.murano.conductor.system.SystemSession}.
 */
@NullMarked
package io.murano.conductor.system;

import org.jspecify.annotations.NullMarked;
