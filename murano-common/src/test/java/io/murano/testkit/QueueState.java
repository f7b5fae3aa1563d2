package io.murano.testkit;

import java.util.Map;

/**
 * A queue as the broker describes it.
 *
 * @param name queue name
 * @param type {@code classic} or {@code quorum}
 * @param durable whether it survives a restart of the broker
 * @param arguments declaration arguments such as {@code x-expires}
 * @param messages number of messages, delivered but unacknowledged ones included
 */
public record QueueState(
    String name, String type, boolean durable, Map<String, Object> arguments, long messages) {

  /** Copies the arguments. */
  public QueueState {
    arguments = Map.copyOf(arguments);
  }
}
