package io.murano.conductor.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes to the default exchange, persistent and mandatory, and waits for correlated confirms.
 * The queues are declared by a {@link AmqpAdmin} whenever a connection is opened, and again when a
 * message comes back as unroutable.
 */
final class AmqpOutboxPublisher implements OutboxPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(AmqpOutboxPublisher.class);

  private final RabbitTemplate template;
  private final AmqpAdmin admin;

  /**
   * Creates the publisher.
   *
   * @param template with correlated confirms, returns and the mandatory flag
   */
  AmqpOutboxPublisher(RabbitTemplate template, AmqpAdmin admin) {
    this.template = template;
    this.admin = admin;
  }

  @Override
  public List<StoredMessage> publish(List<StoredMessage> messages, Duration timeout) {
    List<CorrelationData> correlations = template.invoke(operations -> send(messages));
    long deadline = System.nanoTime() + timeout.toNanos();
    List<StoredMessage> confirmed = new ArrayList<>(messages.size());
    boolean returned = false;
    for (int i = 0; i < messages.size(); i++) {
      if (!isConfirmed(correlations.get(i), deadline)) {
        LOG.debug("No confirm for {}", messages.get(i).message());
      } else if (correlations.get(i).getReturned() != null) {
        returned = true;
        LOG.warn("{} came back: there is no such queue", messages.get(i).message());
      } else {
        confirmed.add(messages.get(i));
      }
    }
    if (returned) {
      admin.initialize();
    }
    return List.copyOf(confirmed);
  }

  private List<CorrelationData> send(List<StoredMessage> messages) {
    List<CorrelationData> correlations = new ArrayList<>(messages.size());
    for (StoredMessage stored : messages) {
      CorrelationData correlation = new CorrelationData(Long.toString(stored.id()));
      template.send("", stored.message().queue(), amqpMessage(stored), correlation);
      correlations.add(correlation);
    }
    return correlations;
  }

  private static boolean isConfirmed(CorrelationData correlation, long deadline) {
    try {
      long remaining = Math.max(0, deadline - System.nanoTime());
      return correlation.getFuture().get(remaining, TimeUnit.NANOSECONDS).ack();
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Message amqpMessage(StoredMessage stored) {
    return MessageBuilder.withBody(stored.message().payload().getBytes(StandardCharsets.UTF_8))
        .setContentType(MessageProperties.CONTENT_TYPE_JSON)
        .setContentEncoding(StandardCharsets.UTF_8.name())
        .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
        .setMessageId(stored.message().messageId())
        .build();
  }
}
