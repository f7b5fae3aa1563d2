package io.murano.conductor.outbox;

import java.util.Objects;

/**
 * A message on its way to the api.
 *
 * @param queue name of a queue of {@code MuranoQueues}
 * @param messageId id on the wire, the same whenever the message is published again
 * @param payload JSON text; may hold secrets
 */
public record OutboxMessage(String queue, String messageId, String payload) {

  /** Checks that all members are present. */
  public OutboxMessage {
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(payload, "payload");
  }

  /** Returns a text without the payload. */
  @Override
  public String toString() {
    return "OutboxMessage[%s to %s]".formatted(messageId, queue);
  }
}
