package io.murano.conductor.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A plan that this conductor looks after until it is answered.
 *
 * @param id id of the plan
 * @param stamp replay stamp
 * @param body the exact message; may hold secrets
 * @param deadlineNanos when its time is up, by {@link System#nanoTime()}; meaningless if not
 *     bounded
 * @param bounded whether it has a deadline
 */
record PendingPlan(String id, long stamp, byte[] body, long deadlineNanos, boolean bounded) {

  /** Creates the pending form of a stored plan; {@code body} is what the database has. */
  static PendingPlan of(StoredPlan plan, byte[] body) {
    Duration remaining = plan.remaining();
    return new PendingPlan(
        plan.id(),
        plan.stamp(),
        body,
        remaining == null ? 0 : System.nanoTime() + remaining.toNanos(),
        remaining != null);
  }

  /** Returns the milliseconds until its time is up, at least 0; null if it has no deadline. */
  @Nullable Long remainingMillis() {
    return bounded
        ? Math.max(0, Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis())
        : null;
  }

  /** Returns a text without the body. */
  @Override
  public String toString() {
    return "PendingPlan[%s, stamp=%d]".formatted(id, stamp);
  }
}
