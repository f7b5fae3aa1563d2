package io.murano.conductor.muranopl.schedule;

import io.murano.conductor.muranopl.error.ExecutionAbortedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one execution may still use, and whether it has been told to stop. {@link #cancel} may be
 * called by any thread; everything else by the branch that holds the baton.
 */
public final class ExecutionBudget {

  private static final int CLOCK_INTERVAL = 256;

  private final ExecutionLimits limits;
  private final long deadline;
  private volatile @Nullable String cancellation;
  private long statements;
  private int objects;

  /** Creates a full budget; the wall clock starts now. */
  public ExecutionBudget(ExecutionLimits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.wallClock().toNanos();
  }

  /** Returns the limits this budget started with. */
  public ExecutionLimits limits() {
    return limits;
  }

  /** Returns the {@link System#nanoTime} at which the execution has to have ended. */
  public long deadlineNanos() {
    return deadline;
  }

  /** Tells the execution to stop at the next statement or wait. The first reason counts. */
  public synchronized void cancel(String reason) {
    if (cancellation == null) {
      cancellation = reason;
    }
  }

  /** Returns whether {@link #cancel} has been called. */
  public boolean isCancelled() {
    return cancellation != null;
  }

  /** Returns whether the execution has been cancelled or its time is over. */
  public boolean mustStop() {
    return cancellation != null || System.nanoTime() - deadline >= 0;
  }

  /** Returns the number of statements executed so far. */
  public long statements() {
    return statements;
  }

  /**
   * Accounts for one statement.
   *
   * @throws ExecutionAbortedException if the execution has to stop
   */
  public void statement() {
    if (cancellation != null || ++statements > limits.statements()) {
      check();
      throw ExecutionAbortedException.statements(limits.statements());
    }
    if (statements % CLOCK_INTERVAL == 0) {
      check();
    }
  }

  /**
   * Accounts for a new object.
   *
   * @throws ExecutionAbortedException if there are too many
   */
  public void object() {
    if (++objects > limits.objects()) {
      throw ExecutionAbortedException.objects(limits.objects());
    }
  }

  /**
   * Checks cancellation and wall clock.
   *
   * @throws ExecutionAbortedException if the execution has to stop
   */
  public void check() {
    String reason = cancellation;
    if (reason != null) {
      throw ExecutionAbortedException.cancelled(reason);
    }
    if (System.nanoTime() - deadline >= 0) {
      throw ExecutionAbortedException.wallClock(limits.wallClock());
    }
  }

  /** Returns the time left on the wall clock; zero if it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }
}
