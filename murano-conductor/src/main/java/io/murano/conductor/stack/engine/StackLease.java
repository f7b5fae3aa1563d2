package io.murano.conductor.stack.engine;

/**
 * The right to work on a stack. A later operation, or another conductor that takes over, has a
 * higher epoch; what is written under a lower one is refused.
 *
 * @param stackId id of the stack
 * @param epoch number of the operation
 */
public record StackLease(String stackId, long epoch) {}
