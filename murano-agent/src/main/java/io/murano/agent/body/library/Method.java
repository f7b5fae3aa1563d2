package io.murano.agent.body.library;

import io.murano.agent.body.value.Arguments;

/**
 * A method of a built-in type.
 *
 * @param <T> Java class of the receiver
 */
@FunctionalInterface
interface Method<T> {

  /** Runs on a receiver. */
  Object call(T self, Arguments arguments);
}
