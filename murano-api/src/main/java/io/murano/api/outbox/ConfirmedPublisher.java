package io.murano.api.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageBuilderSupport;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/**
 * Publishes messages to queues, persistent and mandatory, and waits until the broker has confirmed
 * or returned every one.
 */
@Component
public final class ConfirmedPublisher {

  private static final String DEFAULT_EXCHANGE = "";

  private final RabbitTemplate rabbit;

  ConfirmedPublisher(RabbitTemplate rabbit) {
    this.rabbit = rabbit;
  }

  /** Builds a persistent JSON message. */
  public static Message message(@Nullable String messageId, byte[] body) {
    MessageBuilderSupport<Message> builder =
        MessageBuilder.withBody(body)
            .setContentType(MessageProperties.CONTENT_TYPE_JSON)
            .setContentEncoding(StandardCharsets.UTF_8.name())
            .setDeliveryMode(MessageDeliveryMode.PERSISTENT);
    if (messageId != null) {
      builder.setMessageId(messageId);
    }
    return builder.build();
  }

  /**
   * Publishes all messages, then waits for the answers.
   *
   * @return one outcome per message, in order
   * @throws org.springframework.amqp.AmqpException if the broker cannot be reached
   */
  public List<Outcome> publish(List<Outgoing> messages, Duration timeout) {
    List<CorrelationData> correlations = new ArrayList<>();
    for (Outgoing outgoing : messages) {
      CorrelationData correlation = new CorrelationData();
      rabbit.send(DEFAULT_EXCHANGE, outgoing.queue(), outgoing.message(), correlation);
      correlations.add(correlation);
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    return correlations.stream().map(correlation -> await(correlation, deadline)).toList();
  }

  private static Outcome await(CorrelationData correlation, long deadline) {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      CorrelationData.Confirm confirm = correlation.getFuture().get(left, TimeUnit.NANOSECONDS);
      if (correlation.getReturned() != null) {
        return Outcome.RETURNED;
      }
      return confirm.ack() ? Outcome.CONFIRMED : Outcome.REFUSED;
    } catch (TimeoutException | ExecutionException e) {
      return Outcome.UNCONFIRMED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.UNCONFIRMED;
    }
  }

  /**
   * A message and where it goes.
   *
   * @param queue name of the queue
   * @param message the message
   */
  public record Outgoing(String queue, Message message) {}

  /** What the broker said to a message. */
  public enum Outcome {
    /** It is in the queue. */
    CONFIRMED,
    /** There is no such queue. */
    RETURNED,
    /** The broker would not take it. */
    REFUSED,
    /** No answer in time: it may be in the queue or not. */
    UNCONFIRMED
  }
}
