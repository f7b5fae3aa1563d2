package io.murano.conductor.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Consumer;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.LoopThread;
import io.murano.conductor.process.RootCause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * A channel with the one thread that uses it. When the channel is lost, another one is opened, for
 * as long as the thread runs; messages that had come over the lost one are forgotten, since the
 * broker delivers them again. Thread-safe.
 */
public final class ChannelThread {

  /** Something to do on the channel. */
  @FunctionalInterface
  public interface Work {

    /** Does it. */
    void run(Channel channel) throws IOException, InterruptedException;
  }

  /** Takes a message. */
  @FunctionalInterface
  public interface Receiver {

    /** Takes a message, on the channel's thread. */
    void receive(Channel channel, Delivery delivery) throws IOException, InterruptedException;
  }

  /**
   * A message as it came.
   *
   * @param consumer tag of the consumer
   * @param tag delivery tag, for the acknowledgement
   * @param properties properties of the message
   * @param body its body
   */
  public record Delivery(String consumer, long tag, AMQP.BasicProperties properties, byte[] body) {}

  private static final Logger LOG = LoggerFactory.getLogger(ChannelThread.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int BATCH = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final ConnectionFactory connections;
  private final ChannelOwner owner;
  private final LoopThread loop;
  private final BlockingQueue<Work> work = new LinkedBlockingQueue<>();

  /**
   * Creates the thread, not started.
   *
   * @param name what the channel is for; name of the thread
   * @param connections a factory whose connections are shared
   */
  public ChannelThread(
      String name, ConnectionFactory connections, ChannelOwner owner, ConductorThreads threads) {
    this.name = name;
    this.connections = connections;
    this.owner = owner;
    this.loop = new LoopThread(name, this::run, threads);
  }

  /** Starts the thread; it can be started once. */
  public void start() {
    loop.start();
  }

  /** Stops the thread and closes the channel, waiting for both. */
  public void stop(Duration limit) {
    loop.end();
    submit(channel -> {});
    loop.awaitEnd(limit);
  }

  /** Returns whether the thread has been started and not been told to stop. */
  public boolean running() {
    return loop.running();
  }

  /**
   * Has something done on the channel; later, if there is none now. Work that fails because the
   * channel was lost meanwhile is not repeated: what has to survive is done by {@link
   * ChannelOwner#opened}.
   */
  public void submit(Work task) {
    work.add(task);
  }

  /** Returns a consumer whose messages come to a receiver on this thread. */
  public Consumer consumer(Channel channel, Receiver receiver) {
    return new DefaultConsumer(channel) {
      @Override
      public void handleDelivery(
          String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        Delivery delivery = new Delivery(tag, envelope.getDeliveryTag(), properties, body);
        submitFor(channel, open -> receiver.receive(open, delivery));
      }

      @Override
      public void handleCancel(String tag) {
        submitFor(
            channel,
            open -> {
              throw new IOException("The broker has cancelled a consumer");
            });
      }

      @Override
      public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
        submitFor(
            channel,
            open -> {
              throw signal;
            });
      }
    };
  }

  private void submitFor(Channel channel, Work task) {
    submit(
        open -> {
          if (open == channel) {
            task.run(open);
          }
        });
  }

  private void run() {
    BackOff backOff = new BackOff(FIRST_PAUSE, LONGEST_PAUSE);
    while (loop.running()) {
      try {
        useChannel(backOff);
      } catch (AmqpException | IOException | TimeoutException | ShutdownSignalException e) {
        LOG.debug("Channel lost", e);
        pause(backOff.afterFailure(), e);
      } catch (InterruptedException e) {
        loop.end();
      } catch (RuntimeException e) {
        LOG.error("{}: failed", name, e);
        pause(backOff.afterFailure(), e);
      }
    }
  }

  private void useChannel(BackOff backOff)
      throws IOException, TimeoutException, InterruptedException {
    Connection connection = connections.createConnection();
    com.rabbitmq.client.Connection physical = connection.getDelegate();
    if (physical == null) {
      throw new IOException("The connection is not open");
    }
    try (Channel channel = physical.createChannel()) {
      owner.opened(channel);
      backOff.reset();
      long wait = owner.idle(channel);
      while (loop.running()) {
        Work task = work.poll(wait, TimeUnit.NANOSECONDS);
        for (int i = 0; task != null && i < BATCH; i++) {
          task.run(channel);
          task = work.poll();
        }
        if (task != null) {
          task.run(channel);
        }
        requireOpen(channel);
        wait = owner.idle(channel);
      }
      owner.closing(channel);
    }
  }

  private static void requireOpen(Channel channel) throws IOException {
    if (!channel.isOpen()) {
      throw new IOException("The channel was closed: " + channel.getCloseReason());
    }
  }

  private void pause(Duration pause, Exception cause) {
    if (!loop.running()) {
      return;
    }
    LOG.warn("{}: no channel to the broker, next try in {}: {}", name, pause, RootCause.of(cause));
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      loop.end();
    }
  }
}
