/**
 * The {@code docker} provider: each server of a stack that has a murano-agent in its user data
 * becomes a container with the agent inside; simulated networks are networks of the engine. Talks
 * to the engine's API over its socket.
 */
@NullMarked
package io.murano.conductor.stack.docker;

import org.jspecify.annotations.NullMarked;
