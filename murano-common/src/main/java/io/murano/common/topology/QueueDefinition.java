package io.murano.common.topology;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a queue looks like on the broker. Whoever sends to a queue declares it first, so that a
 * message can wait for a receiver that has never run.
 *
 * @param name queue name, also its routing key on the default exchange
 * @param type classic or quorum; all queues are durable
 * @param deadLetterQueue where rejected messages go, or null
 * @param expires life-time without use ({@code x-expires}), or null for ever
 */
public record QueueDefinition(
    String name, Type type, @Nullable String deadLetterQueue, @Nullable Duration expires) {

  /** How the broker keeps the queue. */
  public enum Type {
    /** A durable classic queue on one node. */
    CLASSIC,
    /** A replicated quorum queue. */
    QUORUM
  }

  /** Checks that name and type are present and that only classic queues expire. */
  public QueueDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    if (expires != null && (expires.isNegative() || expires.isZero())) {
      throw new IllegalArgumentException("expires of queue " + name + " must be positive");
    }
  }

  /** A work queue that outlives the broker's restart and loses nothing. */
  static QueueDefinition work(String name, @Nullable String deadLetterQueue) {
    return new QueueDefinition(name, Type.QUORUM, deadLetterQueue, null);
  }
}
