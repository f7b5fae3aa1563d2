package io.murano.api.messaging;

import com.rabbitmq.client.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Consumes one queue. Whatever has arrived is handled together, so that a flood of small messages
 * costs few transactions and a single one does not wait for company. A message is acknowledged when
 * it is stored; while the database cannot store, the messages stay unacknowledged and are tried
 * again; one that can never be stored goes to the dead-letter queue.
 */
final class BatchConsumer<T> implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BatchConsumer.class);

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final int DEFECT_ATTEMPTS = 3;

  /** How often a broker that went away is looked for; reports stand still until it is found. */
  private static final Duration RECOVERY = Duration.ofSeconds(2);

  private final MessageHandler<T> handler;
  private final Settings settings;
  private final DirectMessageListenerContainer container;
  private final BlockingQueue<Delivery<T>> arrived = new LinkedBlockingQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private final Counter stored;
  private final Counter rejected;
  private volatile boolean running;

  BatchConsumer(
      ConnectionFactory connections,
      MessageHandler<T> handler,
      Settings settings,
      MeterRegistry metrics) {
    this.handler = handler;
    this.settings = settings;
    this.stored = counter(metrics, "stored");
    this.rejected = counter(metrics, "rejected");
    this.container = new DirectMessageListenerContainer(connections);
    container.setQueueNames(handler.queue().name());
    container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    container.setPrefetchCount(2 * settings.batchSize());
    container.setMissingQueuesFatal(false);
    container.setMonitorInterval(RECOVERY.toMillis());
    container.setFailedDeclarationRetryInterval(RECOVERY.toMillis());
    container.setMessageListener((ChannelAwareMessageListener) this::arrive);
    container.setListenerId(handler.queue().name());
  }

  @Override
  public void start() {
    running = true;
    for (int i = 0; i < settings.workers(); i++) {
      Thread worker = new Thread(this::work, handler.queue().name() + "-" + i);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    container.afterPropertiesSet();
    container.start();
  }

  @Override
  public void stop() {
    container.stop();
    running = false;
    workers.forEach(Thread::interrupt);
    for (Thread worker : workers) {
      try {
        worker.join(STOP_LIMIT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    workers.clear();
    arrived.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void arrive(Message message, @Nullable Channel channel) {
    if (channel == null) {
      throw new IllegalStateException("A channel is needed to acknowledge by hand");
    }
    long tag = message.getMessageProperties().getDeliveryTag();
    try {
      arrived.add(new Delivery<>(handler.decode(message.getBody()), channel, tag));
    } catch (RuntimeException e) {
      rejected.increment();
      log.warn(
          "Message {} of {} bytes in {} cannot be read and goes to the dead-letter queue: {}",
          message.getMessageProperties().getMessageId(),
          message.getBody().length,
          handler.queue().name(),
          e.getClass().getSimpleName());
      Delivery.reject(channel, tag);
    }
  }

  private void work() {
    while (running) {
      try {
        Delivery<T> first = arrived.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Delivery<T>> batch = new ArrayList<>(List.of(first));
          arrived.drainTo(batch, settings.batchSize() - 1);
          store(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void store(List<Delivery<T>> batch) throws InterruptedException {
    for (int attempt = 1; running; attempt++) {
      try {
        handler.handle(batch.stream().map(Delivery::message).toList());
        batch.forEach(Delivery::acknowledge);
        stored.increment(batch.size());
        return;
      } catch (RuntimeException e) {
        if (Failures.isPassing(e)) {
          Duration pause = backoff(attempt);
          log.warn(
              "{} messages of {} cannot be stored now, again in {}: {}",
              batch.size(),
              handler.queue().name(),
              pause,
              NestedExceptionUtils.getMostSpecificCause(e).toString());
          TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } else if (batch.size() > 1) {
          // One of them spoils the others' transaction: each gets one of its own.
          for (Delivery<T> delivery : batch) {
            store(List.of(delivery));
          }
          return;
        } else if (attempt >= DEFECT_ATTEMPTS) {
          refuse(batch.get(0), e);
          return;
        }
      }
    }
  }

  private void refuse(Delivery<T> delivery, RuntimeException cause) {
    rejected.increment();
    log.error(
        "{} in {} can never be stored and goes to the dead-letter queue",
        handler.describe(delivery.message()),
        handler.queue().name(),
        cause);
    delivery.deadLetter();
  }

  private Duration backoff(int attempt) {
    Duration pause = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempt - 1, 16));
    return pause.compareTo(settings.maxBackoff()) < 0 ? pause : settings.maxBackoff();
  }

  private Counter counter(MeterRegistry metrics, String outcome) {
    return Counter.builder("murano.api.messages")
        .description("Messages of conductors by what became of them")
        .tag("queue", handler.queue().name())
        .tag("outcome", outcome)
        .register(metrics);
  }

  /** How much at once. */
  record Settings(int batchSize, int workers, Duration maxBackoff) {}
}
