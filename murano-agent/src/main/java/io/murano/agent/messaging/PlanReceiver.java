package io.murano.agent.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.ShutdownSignalException;
import io.murano.agent.plan.PlanMessage;
import io.murano.common.message.AgentProtocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consumes the agent's plan queue, one unacknowledged message at a time, and consumes again after
 * whatever ends that. It never declares the queue: only the sender knows how. Runs in a thread of
 * its own until the link is closed.
 */
public final class PlanReceiver implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(PlanReceiver.class);
  private static final byte[] UNSIGNED = {};
  private static final Duration FIRST_DELAY = Duration.ofMillis(250);
  private static final Duration MISSING_QUEUE_CAP = Duration.ofSeconds(10);
  private static final Duration STORE_CAP = Duration.ofSeconds(30);

  private final BrokerLink link;
  private final String queue;
  private final boolean exclusive;
  private final PlanHandler handler;
  private final RivalAlarm rivals;
  private final Backoff subscribing;
  private final Backoff storing;
  private volatile boolean consuming;
  private volatile boolean stopped;
  private volatile @Nullable Channel channel;

  /**
   * Creates a receiver.
   *
   * @param queue name of the plan queue
   * @param exclusive whether nobody else may consume it
   * @param rivals raised when somebody else does
   */
  public PlanReceiver(
      BrokerLink link, String queue, boolean exclusive, PlanHandler handler, RivalAlarm rivals) {
    this.link = link;
    this.queue = queue;
    this.exclusive = exclusive;
    this.handler = handler;
    this.rivals = rivals;
    RandomGenerator random = RandomGenerator.getDefault();
    this.subscribing = new Backoff(FIRST_DELAY, MISSING_QUEUE_CAP, random);
    this.storing = new Backoff(FIRST_DELAY, STORE_CAP, random);
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        consume();
      }
    } catch (LinkClosedException e) {
      log.debug("No more plans are taken");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes no more plans; those not acknowledged return to the queue. */
  public void stop() {
    stopped = true;
    abort(channel);
  }

  /** Returns whether plans can arrive now. */
  public boolean isConsuming() {
    return consuming;
  }

  private void consume() throws InterruptedException {
    try {
      Channel opened = link.connection().createChannel();
      channel = opened;
      opened.basicQos(1);
      Subscription subscription = new Subscription(opened);
      opened.basicConsume(queue, false, "", false, exclusive, null, subscription);
      consuming = !stopped;
      subscribing.reset();
      rivals.clear();
      log.info("Waiting for plans on queue {}", queue);
      subscription.ended.await();
      if (!stopped) {
        log.warn("No plans can be taken from queue {}: {}", queue, subscription.reason);
        link.pause(subscribing.next());
      }
    } catch (IOException | AlreadyClosedException e) {
      consuming = false;
      if (!stopped) {
        Duration delay = subscribing.next();
        explain(e, delay);
        link.pause(delay);
      }
    } finally {
      consuming = false;
      abort(channel);
    }
  }

  private void explain(Exception e, Duration delay) {
    int code = ReplyCode.of(e);
    if (code == AMQP.NOT_FOUND) {
      log.info("Queue {} does not exist yet, next look in {} ms", queue, delay.toMillis());
    } else if (code == AMQP.ACCESS_REFUSED && ReplyCode.text(e).contains("exclusive")) {
      rivals.raise();
    } else {
      log.warn(
          "Cannot take plans from queue {}, next attempt in {} ms: {}",
          queue,
          delay.toMillis(),
          ReplyCode.text(e));
    }
  }

  private static void abort(@Nullable Channel channel) {
    if (channel != null && channel.isOpen()) {
      try {
        channel.abort();
      } catch (IOException e) {
        log.debug("Closing a channel failed: {}", e.getMessage());
      }
    }
  }

  private static PlanMessage message(AMQP.BasicProperties properties, byte[] body) {
    Object header =
        properties.getHeaders() == null
            ? null
            : properties.getHeaders().get(AgentProtocol.SIGNATURE_HEADER);
    byte[] signature = UNSIGNED;
    if (header instanceof LongString text) {
      signature = text.getBytes();
    } else if (header instanceof byte[] bytes) {
      signature = bytes;
    } else if (header instanceof String text) {
      signature = text.getBytes(StandardCharsets.ISO_8859_1);
    }
    return new PlanMessage(properties.getMessageId(), properties.getReplyTo(), signature, body);
  }

  /** One life of the consumer, from subscribing to whatever ends it. */
  private final class Subscription extends DefaultConsumer {

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile String reason = "";

    Subscription(Channel channel) {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
        throws IOException {
      try {
        handler.handle(message(properties, body));
        storing.reset();
        getChannel().basicAck(envelope.getDeliveryTag(), false);
      } catch (AlreadyClosedException e) {
        // The broker delivers the message again, and the store knows it.
        log.debug("A plan could not be acknowledged: {}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException | RuntimeException e) {
        giveBack(envelope, e);
      }
    }

    @Override
    public void handleCancel(String consumerTag) {
      end("the queue was deleted");
    }

    @Override
    public void handleShutdownSignal(String consumerTag, ShutdownSignalException signal) {
      end(ReplyCode.text(signal));
    }

    private void giveBack(Envelope envelope, Exception problem) throws IOException {
      Duration delay = storing.next();
      log.error(
          "A plan cannot be stored and stays in the queue, next attempt in {} ms: {}",
          delay.toMillis(),
          problem.getMessage());
      try {
        link.pause(delay);
        getChannel().basicNack(envelope.getDeliveryTag(), false, true);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (AlreadyClosedException | LinkClosedException e) {
        log.debug("The plan returns to the queue with the connection");
      }
    }

    private void end(String why) {
      reason = why;
      ended.countDown();
    }
  }
}
