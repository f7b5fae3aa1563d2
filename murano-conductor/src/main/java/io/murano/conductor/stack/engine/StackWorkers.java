package io.murano.conductor.stack.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the operations of this conductor on threads of their own, keeps their leases, and takes over
 * operations whose conductor has gone. Thread-safe.
 */
public final class StackWorkers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StackWorkers.class);

  /** Part of a lease's time after which it is renewed. */
  private static final int RENEWALS_PER_LEASE = 3;

  private final StackEngine engine;
  private final StackStore store;
  private final ExecutorService executor;
  private final ScheduledExecutorService scheduler;
  private final Duration patience;
  private volatile @Nullable ScheduledFuture<?> periodic;
  private final Map<StackLease, CountDownLatch> running = new ConcurrentHashMap<>();

  /**
   * Creates the workers; they own neither executor nor scheduler.
   *
   * @param engine carries operations out
   * @param store where stacks are kept
   * @param executor a thread for each operation
   * @param scheduler for renewals and takeovers
   * @param patience how long a lease holds without being renewed
   */
  public StackWorkers(
      StackEngine engine,
      StackStore store,
      ExecutorService executor,
      ScheduledExecutorService scheduler,
      Duration patience) {
    this.engine = engine;
    this.store = store;
    this.executor = executor;
    this.scheduler = scheduler;
    this.patience = patience;
  }

  /** Begins to renew leases and to look for abandoned operations. */
  public void start() {
    long period = patience.toMillis() / RENEWALS_PER_LEASE;
    periodic = scheduler.scheduleWithFixedDelay(this::keepUp, 0, period, TimeUnit.MILLISECONDS);
  }

  Duration patience() {
    return patience;
  }

  /** Carries an operation out on a thread of its own. */
  void submit(StackLease lease) {
    CountDownLatch ended = new CountDownLatch(1);
    running.put(lease, ended);
    try {
      executor.execute(() -> run(lease, ended));
    } catch (RejectedExecutionException e) {
      running.remove(lease);
      store.release(lease);
      log.info("Stack {} is left to another conductor: this one stops", lease.stackId());
    }
  }

  private void run(StackLease lease, CountDownLatch ended) {
    try {
      engine.execute(lease);
    } finally {
      running.remove(lease);
      ended.countDown();
    }
  }

  /**
   * Waits for the end of the operation that this conductor carries out on a stack, if it does.
   *
   * @return whether it did
   */
  boolean awaitEnd(String stackId, Duration atMost) throws InterruptedException {
    for (Map.Entry<StackLease, CountDownLatch> entry : running.entrySet()) {
      if (entry.getKey().stackId().equals(stackId)) {
        boolean ended = entry.getValue().await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        log.trace("Operation on stack {} has ended: {}", stackId, ended);
        return true;
      }
    }
    return false;
  }

  private void keepUp() {
    try {
      running.keySet().forEach(lease -> store.renew(lease, patience));
      takeOver();
    } catch (RuntimeException e) {
      log.warn("Cannot keep the leases of stacks, trying again: {}", e.toString());
    }
  }

  private void takeOver() {
    Optional<StackLease> lease = store.takeOver(patience);
    while (lease.isPresent()) {
      log.info("Taking over the operation on stack {}", lease.get().stackId());
      submit(lease.get());
      lease = store.takeOver(patience);
    }
  }

  /** Waits until the running operations have ended or were handed over; call after shutdown. */
  @Override
  public void close() {
    ScheduledFuture<?> stopped = periodic;
    if (stopped != null) {
      stopped.cancel(false);
    }
    running.values().forEach(this::awaitHandover);
  }

  private void awaitHandover(CountDownLatch ended) {
    try {
      if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("An operation on a stack did not stop in time; its lease will run out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
