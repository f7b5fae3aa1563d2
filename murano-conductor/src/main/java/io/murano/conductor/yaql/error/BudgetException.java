package io.murano.conductor.yaql.error;

import io.murano.common.error.ErrorCode;
import java.time.Duration;

/** An evaluation used up one of its budgets, or was told to stop. */
public final class BudgetException extends YaqlEvaluationException {

  private static final long serialVersionUID = 1L;

  private final boolean definedByYaql;

  private BudgetException(ErrorCode code, String name, boolean definedByYaql, String message) {
    super(code, name, message, null);
    this.definedByYaql = definedByYaql;
  }

  /** A collection delivers more elements than allowed. */
  public static BudgetException collectionTooLarge(long limit) {
    return new BudgetException(
        ErrorCode.LIMIT_EXCEEDED,
        "CollectionTooLargeException",
        true,
        "Collection length exceeds " + limit + " elements");
  }

  /** A value needs more memory than allowed. */
  public static BudgetException memoryQuotaExceeded() {
    return new BudgetException(
        ErrorCode.LIMIT_EXCEEDED,
        "MemoryQuotaExceededException",
        true,
        "Expression consumed too much memory");
  }

  /** Calls are nested too deep. */
  public static BudgetException tooDeep(int limit) {
    return new BudgetException(
        ErrorCode.LIMIT_EXCEEDED,
        "RecursionError",
        false,
        limit > 0
            ? "Expression nests calls deeper than " + limit + " levels"
            : "Expression nests deeper than the stack allows");
  }

  /** The wall-clock time is over. */
  public static BudgetException deadlineExceeded(Duration limit) {
    return new BudgetException(
        ErrorCode.LIMIT_EXCEEDED,
        "TimeoutError",
        false,
        "Expression did not end within " + limit.toMillis() + " ms");
  }

  /** Somebody asked the evaluation to stop. */
  public static BudgetException cancelled(String reason) {
    return new BudgetException(
        ErrorCode.CANCELLED, "CancelledError", false, "Evaluation was cancelled: " + reason);
  }

  @Override
  protected boolean definedByYaql() {
    return definedByYaql;
  }
}
