package io.murano.conductor.messaging;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Consumer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The consumers of the task queue: each takes one unacknowledged message at most, and as many are
 * open as there are free slots, so that the broker pushes no more than can run.
 *
 * <p>A task may run for hours, so its message is acknowledged long before it ends. Were that all,
 * the broker would send the next message at once. Therefore a consumer whose message has been
 * stored is either cancelled before the acknowledgement, or — cheaper, and the rule with short
 * tasks — held back with its message until a slot becomes free, for a short time. Confined to the
 * thread that owns the channel.
 */
final class SlotConsumers {

  private final Channel channel;
  private final String queue;
  private final Supplier<Consumer> callbacks;
  private final long holdNanos;
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, Held> held = new LinkedHashMap<>();

  /** A stored message that is not acknowledged yet. */
  private record Held(long deliveryTag, long sinceNanos) {}

  /**
   * Creates the set without any consumer.
   *
   * @param channel with a prefetch limit of one per consumer
   * @param hold how long a stored message may stay unacknowledged
   */
  SlotConsumers(Channel channel, String queue, Supplier<Consumer> callbacks, Duration hold) {
    this.channel = channel;
    this.queue = queue;
    this.callbacks = callbacks;
    this.holdNanos = hold.toNanos();
  }

  /** Notes that the message a consumer had received is stored. */
  void stored(String consumer, long deliveryTag) throws IOException {
    if (open.remove(consumer)) {
      held.put(consumer, new Held(deliveryTag, System.nanoTime()));
    } else {
      // It was cancelled while the message was under way.
      channel.basicAck(deliveryTag, false);
    }
  }

  /** Opens or cancels consumers until as many are open as there are free slots. */
  void adjust(int freeSlots) throws IOException {
    while (open.size() < freeSlots && !held.isEmpty()) {
      reopen(held.keySet().iterator().next());
    }
    while (open.size() < freeSlots) {
      open.add(channel.basicConsume(queue, false, callbacks.get()));
    }
    while (open.size() > freeSlots) {
      cancel(open.iterator().next());
    }
    while (!held.isEmpty() && nanosToNextExpiry() <= 0) {
      cancel(held.keySet().iterator().next());
    }
  }

  /** Cancels all consumers and acknowledges what is stored. */
  void cancelAll() throws IOException {
    while (!open.isEmpty()) {
      cancel(open.iterator().next());
    }
    while (!held.isEmpty()) {
      cancel(held.keySet().iterator().next());
    }
  }

  /** Returns when {@link #adjust} has to be called next; very long when no message is held. */
  long nanosToNextExpiry() {
    return held.isEmpty()
        ? Long.MAX_VALUE
        : held.values().iterator().next().sinceNanos() + holdNanos - System.nanoTime();
  }

  private void reopen(String consumer) throws IOException {
    Held message = held.remove(consumer);
    if (message != null) {
      channel.basicAck(message.deliveryTag(), false);
      open.add(consumer);
    }
  }

  private void cancel(String consumer) throws IOException {
    open.remove(consumer);
    channel.basicCancel(consumer);
    Held message = held.remove(consumer);
    if (message != null) {
      channel.basicAck(message.deliveryTag(), false);
    }
  }
}
