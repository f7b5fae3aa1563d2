package io.murano.api.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.api.notification.NotificationListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes the outbox. A row is deleted only when the broker has confirmed the message and not
 * returned it; whatever goes wrong before leaves the row for the next attempt, of this instance or
 * another one. So a message may be published twice, but never not at all.
 */
@Component
final class OutboxRelay implements SmartLifecycle, NotificationListener {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
  private static final int MAX_DOUBLINGS = 10;

  private final OutboxRepository repository;
  private final ConfirmedPublisher publisher;
  private final AmqpAdmin topology;
  private final TransactionTemplate transactions;
  private final OutboxProperties properties;
  private final Clock clock;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile OutboxRepository.Backlog backlog =
      new OutboxRepository.Backlog(0, Duration.ZERO);
  private volatile boolean running;
  private @Nullable Thread thread;
  private int failures;

  OutboxRelay(
      OutboxRepository repository,
      ConfirmedPublisher publisher,
      AmqpAdmin topology,
      OutboxEnvironment environment) {
    this.repository = repository;
    this.publisher = publisher;
    this.topology = topology;
    this.transactions = environment.transactions();
    this.properties = environment.properties();
    this.clock = environment.clock();
    registerMetrics(environment.metrics());
  }

  @Override
  public String channel() {
    return "murano_api_outbox";
  }

  @Override
  public void notified(String payload) {
    wakeUps.release();
  }

  @Override
  public void missed() {
    wakeUps.release();
  }

  @Override
  public void start() {
    running = true;
    Thread relay = new Thread(this::run, "outbox-relay");
    relay.setDaemon(true);
    relay.start();
    thread = relay;
  }

  @Override
  public void stop() {
    running = false;
    wakeUps.release();
    Thread relay = thread;
    if (relay != null) {
      try {
        relay.join(properties.confirmTimeout().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        wakeUps.drainPermits();
        while (running && relayBatch() == properties.batchSize()) {
          log.trace("A full batch has left; there may be more");
        }
        backlog = repository.backlog(clock.instant());
        failures = 0;
        waitFor(properties.pollInterval());
      } catch (AmqpException | DataAccessException | TransactionException e) {
        failures++;
        Duration pause = backoff(failures);
        log.warn("Outbox cannot be published, next attempt in {}: {}", pause, e.toString());
        rest(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        running = false;
      }
    }
  }

  /** Publishes one batch; its rows stay locked until the broker has answered. */
  private int relayBatch() {
    Integer size =
        transactions.execute(
            status -> {
              List<OutboxRow> rows = repository.claim(properties.batchSize(), clock.instant());
              if (!rows.isEmpty()) {
                publish(rows);
              }
              return rows.size();
            });
    return size == null ? 0 : size;
  }

  private void publish(List<OutboxRow> rows) {
    List<ConfirmedPublisher.Outgoing> messages =
        rows.stream()
            .map(
                row ->
                    new ConfirmedPublisher.Outgoing(
                        row.queue(), ConfirmedPublisher.message(row.messageId(), row.body())))
            .toList();
    List<ConfirmedPublisher.Outcome> outcomes =
        publisher.publish(messages, properties.confirmTimeout());
    List<OutboxRow> sent = new ArrayList<>();
    boolean queueMissing = false;
    for (int i = 0; i < rows.size(); i++) {
      OutboxRow row = rows.get(i);
      if (outcomes.get(i) == ConfirmedPublisher.Outcome.CONFIRMED) {
        sent.add(row);
      } else {
        queueMissing |= outcomes.get(i) == ConfirmedPublisher.Outcome.RETURNED;
        Instant next = clock.instant().plus(backoff(row.attempts() + 1));
        log.warn("{} was not taken by the broker ({}), again at {}", row, outcomes.get(i), next);
        repository.postpone(row, next);
      }
    }
    repository.delete(sent);
    log.debug("Published {} of {} messages", sent.size(), rows.size());
    if (queueMissing) {
      topology.initialize();
    }
  }

  private void waitFor(Duration duration) throws InterruptedException {
    if (wakeUps.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
      log.trace("Woken");
    }
  }

  /** Pauses after a failure; only the end of the application cuts it short. */
  private void rest(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    try {
      while (running && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(Math.min(200, duration.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  private Duration backoff(int attempts) {
    Duration duration = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
    return duration.compareTo(properties.maxBackoff()) < 0 ? duration : properties.maxBackoff();
  }

  private void registerMetrics(MeterRegistry metrics) {
    metrics.gauge("murano.api.outbox.messages", this, relay -> relay.backlog.messages());
    metrics.gauge("murano.api.outbox.age", this, relay -> relay.backlog.age().toMillis() / 1000.0);
  }

  /** What the relay runs in. */
  record OutboxEnvironment(
      TransactionTemplate transactions,
      OutboxProperties properties,
      MeterRegistry metrics,
      Clock clock) {}
}
