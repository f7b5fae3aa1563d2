package io.murano.conductor.outbox;

import io.murano.conductor.database.NotificationListener;
import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.LoopThread;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Publishes the outbox. Messages just stored by this conductor are handed over in memory; all
 * others — of a conductor that died, or refused by the broker — are claimed from the table, found
 * by notification and by a slow poll. A row is deleted after its confirm only.
 */
final class OutboxRelay implements SmartLifecycle, NotificationListener {

  /** Starts before everything that stores messages, and stops after it. */
  static final int PHASE = 100;

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int MEMORY_LIMIT = 20_000;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final OutboxRepository repository;
  private final OutboxPublisher publisher;
  private final OutboxProperties properties;
  private final LoopThread loop;
  private final BlockingQueue<List<StoredMessage>> handedOver = new LinkedBlockingQueue<>();
  private final AtomicBoolean lookAtTable = new AtomicBoolean(true);
  private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

  OutboxRelay(
      OutboxRepository repository,
      OutboxPublisher publisher,
      OutboxProperties properties,
      ConductorThreads threads) {
    this.repository = repository;
    this.publisher = publisher;
    this.properties = properties;
    this.loop = new LoopThread("outbox-relay", this::run, threads);
  }

  /** Takes over committed rows that are claimed by this conductor. Never blocks. */
  void offer(List<StoredMessage> stored) {
    if (handedOver.size() < MEMORY_LIMIT) {
      handedOver.add(stored);
    } else {
      lookAtTable.set(true);
    }
  }

  @Override
  public void notified(String payload) {
    wake();
  }

  @Override
  public void reconnected() {
    wake();
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.end();
    handedOver.add(List.of());
    loop.awaitEnd(STOP_LIMIT);
  }

  @Override
  public boolean isRunning() {
    return loop.running();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void wake() {
    lookAtTable.set(true);
    handedOver.add(List.of());
  }

  private void run() {
    while (loop.running()) {
      try {
        if (!publish(next())) {
          pauseAfterFailure();
        }
      } catch (AmqpException | DataAccessException | TransactionException e) {
        LOG.warn("The outbox cannot be published now: {}", RootCause.of(e));
        pauseAfterFailure();
      } catch (InterruptedException e) {
        loop.end();
      } catch (RuntimeException e) {
        LOG.error("The outbox relay failed", e);
        pauseAfterFailure();
      }
    }
    finish();
  }

  /** Returns what to publish next, after waiting at most the poll interval. */
  private List<StoredMessage> next() throws InterruptedException {
    if (lookAtTable.getAndSet(false)) {
      List<StoredMessage> claimed = repository.claim(properties.batchSize(), properties.claim());
      if (!claimed.isEmpty()) {
        lookAtTable.set(true);
        return claimed;
      }
    }
    List<StoredMessage> first =
        handedOver.poll(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      lookAtTable.set(true);
      return List.of();
    }
    List<StoredMessage> batch = new ArrayList<>(first);
    while (batch.size() < properties.batchSize()) {
      List<StoredMessage> more = handedOver.poll();
      if (more == null) {
        break;
      }
      batch.addAll(more);
    }
    return batch;
  }

  /** Publishes and deletes; returns whether everything went out. */
  private boolean publish(List<StoredMessage> batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return true;
    }
    List<StoredMessage> confirmed = publisher.publish(batch, properties.confirmTimeout());
    if (!confirmed.isEmpty()) {
      repository.delete(confirmed);
    }
    if (confirmed.size() < batch.size()) {
      LOG.warn(
          "The broker did not take {} of {} messages; they are published again",
          batch.size() - confirmed.size(),
          batch.size());
      return false;
    }
    backOff.reset();
    return true;
  }

  /**
   * Forgets what was handed over in memory: the rows are claimed again in the order of the table.
   */
  private void pauseAfterFailure() {
    try {
      Thread.sleep(backOff.afterFailure().toMillis());
      handedOver.clear();
      repository.release();
      lookAtTable.set(true);
    } catch (InterruptedException e) {
      loop.end();
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("Claims cannot be released now: {}", RootCause.of(e));
      lookAtTable.set(true);
    }
  }

  private void finish() {
    try {
      List<StoredMessage> rest = new ArrayList<>();
      handedOver.forEach(rest::addAll);
      publish(rest);
      repository.release();
    } catch (AmqpException | DataAccessException | TransactionException e) {
      LOG.warn("Stopping with unpublished messages, others publish them: {}", RootCause.of(e));
    } catch (InterruptedException e) {
      LOG.warn("Stopping with unpublished messages, others publish them after a while");
    }
  }
}
