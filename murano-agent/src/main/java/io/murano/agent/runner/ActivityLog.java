package io.murano.agent.runner;

import io.murano.agent.plan.PlanOutcome;
import io.murano.agent.store.StoredPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a plan's life to the log, and counts. Thread-safe. */
public final class ActivityLog {

  private static final Logger log = LoggerFactory.getLogger(ActivityLog.class);

  private final Clock clock;
  private final AtomicLong succeeded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile @Nullable Current current;

  /** Creates an empty log. */
  public ActivityLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * The plan that runs.
   *
   * @param plan its id as the log shows it
   * @param since when it was taken up
   */
  public record Current(String plan, Instant since) {}

  /** Returns the plan that runs, or null. */
  public @Nullable Current current() {
    return current;
  }

  /** Returns how many plans have succeeded since the start of the agent. */
  public long succeeded() {
    return succeeded.get();
  }

  /** Returns how many plans have failed or were refused since the start of the agent. */
  public long failed() {
    return failed.get();
  }

  /** Returns how many messages were dropped without a result since the start of the agent. */
  public long dropped() {
    return dropped.get();
  }

  void received(StoredPlan plan, String title, int bytes) {
    log.info("Plan {}{}: received, {} bytes", plan.label(), title, bytes);
  }

  void dropped(@Nullable String messageId, String why) {
    dropped.incrementAndGet();
    log.warn("Message {} is dropped without a result: {}", messageId, why);
  }

  void started(StoredPlan plan) {
    current = new Current(plan.label(), clock.instant());
    log.info("Plan {}: started", plan.label());
  }

  void finished(StoredPlan plan, PlanOutcome outcome, Duration duration) {
    current = null;
    if (outcome.isSuccess()) {
      succeeded.incrementAndGet();
      log.info("Plan {}: succeeded after {} ms", plan.label(), duration.toMillis());
    } else {
      failed.incrementAndGet();
      log.warn(
          "Plan {}: failed after {} ms with code {}",
          plan.label(),
          duration.toMillis(),
          outcome.errorCode());
    }
  }
}
