package io.murano.conductor.muranopl.object;

import org.jspecify.annotations.Nullable;

/**
 * A subscription to the destruction of an object.
 *
 * @param subscriber who is told
 * @param handler method to call; null if nothing is called
 */
public record DestructionDependency(MuranoObject subscriber, @Nullable String handler) {}
