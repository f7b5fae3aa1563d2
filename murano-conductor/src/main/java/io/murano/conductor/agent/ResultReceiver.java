package io.murano.conductor.agent;

import com.rabbitmq.client.Channel;
import io.murano.conductor.amqp.ChannelOwner;
import io.murano.conductor.amqp.ChannelThread;
import io.murano.conductor.amqp.ChannelThread.Delivery;
import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.RootCause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Consumes the result queues of one broker that calls on this conductor wait for, all over one
 * channel. Results are stored, many in one transaction, and acknowledged then; while the database
 * is away they stay with the broker. A result queue is consumed for a while after the last call
 * that needed it. Subscribing is thread-safe; the rest happens on the channel's thread.
 */
final class ResultReceiver implements ChannelOwner {

  /** Makes the receiver of a broker. */
  @FunctionalInterface
  interface Factory {

    /**
     * Makes a receiver, not started.
     *
     * @param declare declares a result queue
     */
    ResultReceiver create(ConnectionFactory connections, Consumer<String> declare);
  }

  private static final Logger LOG = LoggerFactory.getLogger(ResultReceiver.class);
  private static final int PREFETCH = 50;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final ResultStore store;
  private final Consumer<String> declare;
  private final Duration linger;
  private final ChannelThread channels;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final Map<String, String> consumers = new HashMap<>();
  private final List<Delivery> pending = new ArrayList<>();
  private final BackOff storing = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(2));

  /** How many calls need a queue, and since when none does. */
  private record Subscription(int users, long idleSinceNanos) {}

  ResultReceiver(
      ConnectionFactory connections,
      ResultStore store,
      Consumer<String> declare,
      Duration linger,
      ConductorThreads threads) {
    this.store = store;
    this.declare = declare;
    this.linger = linger;
    this.channels = new ChannelThread("plan-results", connections, this, threads);
  }

  void start() {
    channels.start();
  }

  void stop() {
    channels.stop(STOP_LIMIT);
  }

  /** Has a queue consumed until {@link #release}. */
  void subscribe(String queue) {
    var unused =
        subscriptions.compute(
            queue, (name, known) -> new Subscription(known == null ? 1 : known.users() + 1, 0));
    channels.submit(channel -> consume(channel, queue));
  }

  /** Ends one use of a queue. */
  void release(String queue) {
    var unused =
        subscriptions.computeIfPresent(
            queue, (name, known) -> new Subscription(known.users() - 1, System.nanoTime()));
  }

  /** No longer consumes a queue unless a call needs it, and then does something else. */
  void leave(String queue, Runnable next) {
    var unused =
        subscriptions.computeIfPresent(queue, (name, known) -> known.users() <= 0 ? null : known);
    channels.submit(
        channel -> {
          if (!subscriptions.containsKey(queue)) {
            cancel(channel, queue);
          }
          next.run();
        });
  }

  /** Returns whether any call needs any queue, or did a short while ago. */
  boolean inUse() {
    return !subscriptions.isEmpty();
  }

  @Override
  public void opened(Channel channel) throws IOException {
    consumers.clear();
    pending.clear();
    channel.basicQos(PREFETCH);
    for (String queue : subscriptions.keySet()) {
      consume(channel, queue);
    }
  }

  @Override
  public long idle(Channel channel) throws IOException, InterruptedException {
    cancelUnused(channel);
    if (pending.isEmpty()) {
      return linger.toNanos();
    }
    try {
      store.store(pending);
      for (Delivery delivery : pending) {
        channel.basicAck(delivery.tag(), false);
      }
      pending.clear();
      storing.reset();
      return linger.toNanos();
    } catch (DataAccessException | TransactionException | AmqpException e) {
      Duration pause = storing.afterFailure();
      LOG.warn("Results cannot be stored, next try in {}: {}", pause, RootCause.of(e));
      return pause.toNanos();
    }
  }

  @Override
  public void closing(Channel channel) {
    LOG.debug("No more results are received");
  }

  private void consume(Channel channel, String queue) throws IOException {
    if (consumers.containsKey(queue) || !subscriptions.containsKey(queue)) {
      return;
    }
    declare.accept(queue);
    consumers.put(
        queue,
        channel.basicConsume(
            queue, false, channels.consumer(channel, (open, delivery) -> pending.add(delivery))));
    LOG.debug("Consuming {}", queue);
  }

  private void cancelUnused(Channel channel) throws IOException {
    long now = System.nanoTime();
    for (String queue : List.copyOf(consumers.keySet())) {
      Subscription left =
          subscriptions.computeIfPresent(
              queue,
              (name, known) ->
                  known.users() <= 0 && now - known.idleSinceNanos() > linger.toNanos()
                      ? null
                      : known);
      if (left == null) {
        cancel(channel, queue);
      }
    }
  }

  private void cancel(Channel channel, String queue) throws IOException {
    String consumer = consumers.remove(queue);
    if (consumer != null) {
      channel.basicCancel(consumer);
      LOG.debug("No longer consuming {}", queue);
    }
  }
}
