package io.murano.conductor.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmCallback;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Publishes to queues through the default exchange, mandatory, and tells for each message whether
 * the broker has put it into the queue. Many messages may be under way at once. Nothing is added to
 * a message, unlike with a template: agents see what the contract says. Thread-safe.
 */
public final class ConfirmingPublisher {

  /** What became of a message. */
  public enum Outcome {
    /** The broker has it, in the queue. */
    CONFIRMED,
    /** There is no such queue. */
    UNROUTABLE,
    /** The broker refused, the connection was lost, or time is up: publish again. */
    UNCONFIRMED
  }

  private final ConnectionFactory connections;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable OpenChannel current;

  /**
   * Creates the publisher; it connects at first use.
   *
   * @param connections a factory whose connections are shared
   */
  public ConfirmingPublisher(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Publishes a message.
   *
   * @param properties with a message id, by which a returned message is recognised
   * @return completed with what became of it, never exceptionally
   * @throws org.springframework.amqp.AmqpException if the broker cannot be reached
   */
  public CompletableFuture<Outcome> publish(
      String queue, AMQP.BasicProperties properties, byte[] body) {
    if (properties.getMessageId() == null) {
      throw new IllegalArgumentException("A message id is needed");
    }
    lock.lock();
    try {
      return channel().publish(queue, properties, body);
    } catch (IOException e) {
      throw new AmqpIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Publishes a message and waits for what becomes of it.
   *
   * @throws org.springframework.amqp.AmqpException if the broker cannot be reached
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  public Outcome publishAndWait(
      String queue, AMQP.BasicProperties properties, byte[] body, Duration limit)
      throws InterruptedException {
    return await(publish(queue, properties, body), limit.toNanos());
  }

  /** Waits for what becomes of a message; {@code UNCONFIRMED} when time is up. */
  public static Outcome await(CompletableFuture<Outcome> outcome, long nanos)
      throws InterruptedException {
    try {
      return outcome.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Outcome.UNCONFIRMED;
    }
  }

  /** Closes the channel; the next message opens another one. */
  public void close() {
    lock.lock();
    try {
      OpenChannel closing = current;
      current = null;
      if (closing != null) {
        closing.channel.abort();
      }
    } catch (IOException | ShutdownSignalException e) {
      // It is closed already.
      current = null;
    } finally {
      lock.unlock();
    }
  }

  private OpenChannel channel() throws IOException {
    OpenChannel open = current;
    if (open == null || !open.channel.isOpen()) {
      com.rabbitmq.client.Connection connection = connections.createConnection().getDelegate();
      if (connection == null) {
        throw new IOException("The connection is not open");
      }
      open = new OpenChannel(connection.createChannel());
      current = open;
    }
    return open;
  }

  /** A message under way. */
  private static final class Pending {
    final String messageId;
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    volatile boolean returned;

    Pending(String messageId) {
      this.messageId = messageId;
    }
  }

  /** A channel in confirm mode with the messages that are under way on it. */
  private static final class OpenChannel {

    final Channel channel;
    private final ConcurrentNavigableMap<Long, Pending> pending = new ConcurrentSkipListMap<>();

    OpenChannel(Channel channel) throws IOException {
      this.channel = channel;
      ConfirmCallback acked = (tag, multiple) -> settle(tag, multiple, Outcome.CONFIRMED);
      ConfirmCallback refused = (tag, multiple) -> settle(tag, multiple, Outcome.UNCONFIRMED);
      var unused = channel.addConfirmListener(acked, refused);
      var unusedToo = channel.addReturnListener(this::returned);
      channel.addShutdownListener(cause -> settle(Long.MAX_VALUE, true, Outcome.UNCONFIRMED));
      channel.confirmSelect();
    }

    CompletableFuture<Outcome> publish(String queue, AMQP.BasicProperties properties, byte[] body)
        throws IOException {
      Pending message = new Pending(properties.getMessageId());
      long number = channel.getNextPublishSeqNo();
      pending.put(number, message);
      try {
        channel.basicPublish("", queue, true, properties, body);
      } catch (ShutdownSignalException e) {
        pending.remove(number);
        throw new IOException(e);
      }
      if (!channel.isOpen()) {
        settle(Long.MAX_VALUE, true, Outcome.UNCONFIRMED);
      }
      return message.outcome;
    }

    /** The broker sends a message back before it confirms it. */
    private void returned(Return message) {
      String id = message.getProperties().getMessageId();
      pending.values().stream()
          .filter(candidate -> candidate.messageId.equals(id))
          .forEach(candidate -> candidate.returned = true);
    }

    private void settle(long number, boolean multiple, Outcome outcome) {
      NavigableMap<Long, Pending> settled =
          multiple ? pending.headMap(number, true) : pending.subMap(number, true, number, true);
      for (Long key : settled.keySet()) {
        Pending message = pending.remove(key);
        if (message != null) {
          boolean unroutable = message.returned && outcome == Outcome.CONFIRMED;
          message.outcome.complete(unroutable ? Outcome.UNROUTABLE : outcome);
        }
      }
    }
  }
}
