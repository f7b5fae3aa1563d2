package io.murano.conductor.outbox;

import java.time.Duration;
import java.util.List;

/** Brings messages to the broker. */
interface OutboxPublisher {

  /**
   * Publishes messages in order and returns those that the broker has confirmed and routed.
   *
   * @param timeout how long to wait for the confirms of all
   * @throws org.springframework.amqp.AmqpException if the broker cannot be reached
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  List<StoredMessage> publish(List<StoredMessage> messages, Duration timeout)
      throws InterruptedException;
}
