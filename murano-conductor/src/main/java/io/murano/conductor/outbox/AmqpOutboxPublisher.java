package io.murano.conductor.outbox;

import com.rabbitmq.client.AMQP;
import io.murano.conductor.amqp.ConfirmingPublisher;
import io.murano.conductor.amqp.ConfirmingPublisher.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;

/**
 * Publishes to the default exchange, persistent and mandatory, and waits for the confirms. The
 * queues are declared whenever a connection is opened, and again when a message comes back as
 * unroutable.
 */
final class AmqpOutboxPublisher implements OutboxPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(AmqpOutboxPublisher.class);
  private static final int PERSISTENT = 2;

  private final ConfirmingPublisher publisher;
  private final AmqpAdmin admin;

  AmqpOutboxPublisher(ConfirmingPublisher publisher, AmqpAdmin admin) {
    this.publisher = publisher;
    this.admin = admin;
  }

  @Override
  public List<StoredMessage> publish(List<StoredMessage> messages, Duration timeout)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>(messages.size());
    for (StoredMessage stored : messages) {
      outcomes.add(
          publisher.publish(
              stored.message().queue(),
              properties(stored.message()),
              stored.message().payload().getBytes(StandardCharsets.UTF_8)));
    }
    List<StoredMessage> confirmed = new ArrayList<>(messages.size());
    boolean unroutable = false;
    for (int i = 0; i < messages.size(); i++) {
      Outcome outcome = ConfirmingPublisher.await(outcomes.get(i), deadline - System.nanoTime());
      if (outcome == Outcome.CONFIRMED) {
        confirmed.add(messages.get(i));
      } else {
        unroutable |= outcome == Outcome.UNROUTABLE;
        LOG.debug("{}: {}", messages.get(i).message(), outcome);
      }
    }
    if (unroutable) {
      LOG.warn("The broker lacks queues; they are declared again");
      admin.initialize();
    }
    return List.copyOf(confirmed);
  }

  private static AMQP.BasicProperties properties(OutboxMessage message) {
    return new AMQP.BasicProperties.Builder()
        .contentType("application/json")
        .contentEncoding("utf-8")
        .deliveryMode(PERSISTENT)
        .priority(0)
        .messageId(message.messageId())
        .build();
  }
}
