package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.error.BudgetException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation may use up beyond the engine's options. The engine calls {@link #check()}
 * every few hundred steps, also while a regular expression backtracks. Implementations are
 * thread-safe.
 */
public interface EvaluationBudget {

  /**
   * Returns normally if the evaluation may go on.
   *
   * @throws BudgetException if time is over or the evaluation was cancelled
   */
  void check();

  /** Returns a budget that ends after a time and can be cancelled. */
  static Timed within(Duration limit) {
    return new Timed(limit);
  }

  /** A wall-clock limit with a cancel button. */
  final class Timed implements EvaluationBudget {
    private final Duration limit;
    private final long deadline;
    private volatile @Nullable String cancelled;

    private Timed(Duration limit) {
      this.limit = limit;
      this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** Makes every following check fail; the reason appears in the error. */
    public void cancel(String reason) {
      cancelled = reason;
    }

    @Override
    public void check() {
      String reason = cancelled;
      if (reason != null) {
        throw BudgetException.cancelled(reason);
      }
      if (System.nanoTime() - deadline >= 0) {
        throw BudgetException.deadlineExceeded(limit);
      }
    }
  }
}
