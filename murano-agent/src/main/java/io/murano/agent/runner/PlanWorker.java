package io.murano.agent.runner;

import io.murano.agent.messaging.ResultPublisher;
import io.murano.agent.plan.InvalidPlanException;
import io.murano.agent.plan.PlanDocument;
import io.murano.agent.plan.PlanOutcome;
import io.murano.agent.plan.PlanResult;
import io.murano.agent.plan.ResultFormat;
import io.murano.agent.process.Leftovers;
import io.murano.agent.process.ProcessObserver;
import io.murano.agent.process.StopReason;
import io.murano.agent.process.StopSignal;
import io.murano.agent.store.PlanStore;
import io.murano.agent.store.StoredPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the stored plans one at a time in order of arrival, keeps each result and hands it to the
 * publisher. Runs in a thread of its own; the other methods are thread-safe.
 */
public final class PlanWorker implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(PlanWorker.class);
  private static final Duration STORE_RETRY = Duration.ofSeconds(1);
  private static final Duration ROOM_POLL = Duration.ofMillis(100);

  /** Makes a worker that waits for a plan look whether it has to stop. */
  private static final Work WAKE_UP = new Work(new StoredPlan(0, null, null), null);

  private final PlanStore store;
  private final PlanRunner runner;
  private final ResultFormat format;
  private final ResultPublisher publisher;
  private final ActivityLog activity;
  private final int maxWaiting;
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Running running;

  /**
   * Creates a worker.
   *
   * @param maxWaiting number of plans that may wait here; further ones stay with the broker
   */
  public PlanWorker(
      PlanStore store,
      PlanRunner runner,
      ResultFormat format,
      ResultPublisher publisher,
      ActivityLog activity,
      int maxWaiting) {
    this.store = store;
    this.runner = runner;
    this.format = format;
    this.publisher = publisher;
    this.activity = activity;
    this.maxWaiting = maxWaiting;
  }

  /** A plan to run, with its document if it is at hand. */
  private record Work(StoredPlan plan, @Nullable PlanDocument document) {}

  /** The plan that runs, and how to stop it. */
  private record Running(StoredPlan plan, StopSignal stop) {}

  /**
   * Takes up what the last run of the agent has left: results are sent, plans that had begun are
   * reported as interrupted after their processes are ended, the others are queued.
   *
   * @throws IOException if the store fails
   */
  public void recover() throws IOException {
    for (StoredPlan plan : store.unsent()) {
      log.info("Plan {}: its result is still to be delivered", plan.label());
      publisher.send(plan);
    }
    for (StoredPlan plan : store.started()) {
      log.warn(
          "Plan {}: was running when the agent stopped; reported as interrupted", plan.label());
      Leftovers.kill(plan.label(), store.groups(plan));
      finish(plan, replyTo(plan), Outcomes.interrupted());
    }
    for (StoredPlan plan : store.waiting()) {
      log.info("Plan {}: is still to be run", plan.label());
      queue.add(new Work(plan, null));
    }
  }

  /** Queues a stored plan. */
  void submit(StoredPlan plan, PlanDocument document) {
    queue.add(new Work(plan, document));
  }

  /** Returns the number of plans that have not started. */
  public int waiting() {
    return queue.size();
  }

  /**
   * Waits until the queue is short enough for another plan; meanwhile the broker keeps the others,
   * where they can still expire or be purged.
   */
  void awaitRoom() throws InterruptedException {
    while (queue.size() >= maxWaiting) {
      TimeUnit.MILLISECONDS.sleep(ROOM_POLL.toMillis());
    }
  }

  /** Stops a plan, whether it runs or waits; returns false if it has ended. */
  boolean cancel(StoredPlan plan) {
    cancelled.add(plan.entry());
    Running current = running;
    if (current != null && current.plan().entry() == plan.entry()) {
      current.stop().stop(StopReason.CANCELLED);
      return true;
    }
    return queue.stream().anyMatch(work -> work.plan().entry() == plan.entry());
  }

  @Override
  public void run() {
    try {
      while (stopping.getCount() > 0) {
        Work work = queue.take();
        if (stopping.getCount() > 0) {
          run(work);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }

  /**
   * Starts no further plan, and lets the running one end or, after the grace period, stops it.
   *
   * @return whether the worker has come to rest
   */
  public boolean stop(Duration grace, Duration killTime) throws InterruptedException {
    stopping.countDown();
    queue.add(WAKE_UP);
    Running current = running;
    if (current != null) {
      log.info("Waiting up to {} s for plan {} to end", grace.toSeconds(), current.plan().label());
    }
    if (stopped.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      return true;
    }
    Running late = running;
    if (late != null) {
      log.warn("Plan {}: still running, stopped with all its processes", late.plan().label());
      late.stop().stop(StopReason.INTERRUPTED);
    }
    return stopped.await(killTime.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(Work work) throws InterruptedException {
    StoredPlan plan = work.plan();
    StopSignal stop = new StopSignal();
    running = new Running(plan, stop);
    activity.started(plan);
    long begun = System.nanoTime();
    String replyTo = null;
    PlanOutcome outcome;
    try {
      PlanDocument document =
          work.document() == null ? PlanDocument.read(store.message(plan)) : work.document();
      replyTo = document.replyTo();
      outcome =
          wasCancelled(plan)
              ? Outcomes.cancelledBeforeStart()
              : runner.run(plan, document, stop, new StoreObserver(plan));
    } catch (InvalidPlanException e) {
      outcome = PlanOutcome.refused(e.errorCode(), String.valueOf(e.getMessage()), null);
    } catch (IOException e) {
      log.error("Plan {}: cannot be read from the store: {}", plan.label(), e.getMessage());
      outcome = Outcomes.interrupted();
    }
    activity.finished(plan, outcome, Duration.ofNanos(System.nanoTime() - begun));
    running = null;
    cancelled.remove(plan.entry());
    keep(plan, replyTo, outcome);
  }

  private @Nullable String replyTo(StoredPlan plan) throws IOException {
    try {
      return PlanDocument.read(store.message(plan)).replyTo();
    } catch (InvalidPlanException e) {
      return null;
    }
  }

  private boolean wasCancelled(StoredPlan plan) {
    return cancelled.remove(plan.entry());
  }

  /** Keeps the result, however long the disk refuses it. */
  private void keep(StoredPlan plan, @Nullable String replyTo, PlanOutcome outcome)
      throws InterruptedException {
    while (true) {
      try {
        finish(plan, replyTo, outcome);
        return;
      } catch (IOException e) {
        log.error(
            "Plan {}: its result cannot be stored, trying again: {}", plan.label(), e.getMessage());
        if (stopping.await(STORE_RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    }
  }

  private void finish(StoredPlan plan, @Nullable String replyTo, PlanOutcome outcome)
      throws IOException {
    PlanResult result = format.write(plan.planId(), replyTo, outcome);
    store.finish(plan, result);
    publisher.send(plan);
  }

  /** Notes in the store what a crash would otherwise hide. */
  private final class StoreObserver implements ProcessObserver {

    private final StoredPlan plan;
    private boolean marked;

    StoreObserver(StoredPlan plan) {
      this.plan = plan;
    }

    @Override
    public void starting() throws IOException {
      if (!marked) {
        store.markStarted(plan);
        marked = true;
      }
    }

    @Override
    public void started(long group) {
      try {
        store.addGroup(plan, group);
      } catch (IOException e) {
        log.warn("Plan {}: process group {} is not noted: {}", plan.label(), group, e.getMessage());
      }
    }
  }
}
