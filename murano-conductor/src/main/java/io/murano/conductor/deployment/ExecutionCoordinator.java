package io.murano.conductor.deployment;

import io.murano.common.message.DeploymentTask;
import io.murano.conductor.database.NotificationListener;
import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.LoopThread;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Decides which tasks start on this conductor. Tasks come from the broker through {@link #accept};
 * those that wait in the database, and those whose conductor was lost, are claimed by a loop that
 * runs whenever there is a free slot and something may have changed. Thread-safe.
 */
public final class ExecutionCoordinator implements SmartLifecycle, NotificationListener {

  /** Notification channel that says: there may be a task to start. */
  static final String CHANNEL = "murano_conductor_execution";

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionCoordinator.class);

  private final ExecutionRepository repository;
  private final ExecutionRunner runner;
  private final Cancellations cancellations;
  private final Slots slots;
  private final ExecutionProperties properties;
  private final LoopThread loop;
  // Held while a free slot is turned into a running task, so that slots are never overdrawn.
  private final ReentrantLock starting = new ReentrantLock();
  private final Semaphore wake = new Semaphore(0);
  // Whether the table may hold tasks that could not be started for want of a slot.
  private volatile boolean more = true;

  ExecutionCoordinator(
      ExecutionRepository repository,
      ExecutionRunner runner,
      Cancellations cancellations,
      Slots slots,
      ExecutionProperties properties,
      ConductorThreads threads) {
    this.repository = repository;
    this.runner = runner;
    this.cancellations = cancellations;
    this.slots = slots;
    this.properties = properties;
    this.loop = new LoopThread("execution-claims", this::run, threads);
  }

  /**
   * Stores a task and starts it if a slot and its environment are free. Returns after the commit.
   *
   * @param body the message as it came
   * @throws DataAccessException if the database cannot take it now
   */
  public Acceptance accept(DeploymentTask task, String body) {
    starting.lock();
    try {
      if (loop.running() && slots.free() > 0) {
        long asked = System.nanoTime();
        Optional<ClaimedExecution> claimed = repository.insertRunning(task, body);
        if (claimed.isPresent()) {
          runner.start(claimed.get(), task, asked);
          return Acceptance.STARTED;
        }
      }
    } finally {
      starting.unlock();
    }
    if (!repository.insertWaiting(task, body)) {
      return Acceptance.DUPLICATE;
    }
    LOG.info("{} waits for its environment or a slot", task);
    repository.announceWork();
    return Acceptance.PARKED;
  }

  /** Returns how many tasks more may start here. */
  public int freeSlots() {
    return loop.running() ? slots.free() : 0;
  }

  /** Has an action run, quickly, whenever {@link #freeSlots()} may have changed. */
  public void onSlotsChange(Runnable listener) {
    slots.onChange(listener);
  }

  @Override
  public void notified(String payload) {
    more = true;
    wake.release();
  }

  @Override
  public void reconnected() {
    more = true;
    wake.release();
  }

  @Override
  public void start() {
    slots.onChange(this::slotsChanged);
    loop.start();
  }

  /** Starts nothing any more, and ends or hands over what runs. */
  @Override
  public void stop() {
    loop.end();
    wake.release();
    loop.awaitEnd(properties.shutdownGrace());
    try {
      runner.endOrHandOver(properties.shutdownGrace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop.running();
  }

  @Override
  public int getPhase() {
    return ExecutionPhases.COORDINATOR;
  }

  private void run() {
    BackOff backOff = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));
    while (loop.running()) {
      try {
        cancellations.endWaiting();
        more = claimWhilePossible();
        backOff.reset();
        if (!await(properties.pollInterval())) {
          more = true;
        }
      } catch (DataAccessException | TransactionException e) {
        Duration pause = backOff.afterFailure();
        LOG.warn("Cannot look for waiting tasks, next try in {}: {}", pause, RootCause.of(e));
        await(pause);
      } catch (RuntimeException e) {
        LOG.error("Looking for waiting tasks failed", e);
        await(backOff.afterFailure());
      }
    }
  }

  /** Starts what can be started; returns whether tasks may remain because no slot was free. */
  private boolean claimWhilePossible() {
    while (loop.running()) {
      starting.lock();
      try {
        if (slots.free() == 0) {
          return true;
        }
        long asked = System.nanoTime();
        Optional<ClaimedExecution> claimed = repository.claim();
        if (claimed.isEmpty()) {
          return false;
        }
        runner.start(claimed.get(), null, asked);
      } finally {
        starting.unlock();
      }
    }
    return false;
  }

  private void slotsChanged() {
    if (more && slots.free() > 0) {
      wake.release();
    }
  }

  /** Waits until woken; returns false if the time passed without. */
  private boolean await(Duration time) {
    try {
      boolean woken = wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
      wake.drainPermits();
      return woken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      loop.end();
      return true;
    }
  }
}
