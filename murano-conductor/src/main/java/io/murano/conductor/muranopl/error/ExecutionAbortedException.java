package io.murano.conductor.muranopl.error;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.time.Duration;

/**
 * The execution has to stop: it was cancelled or a budget is used up. Package code can neither
 * catch it nor go on after it; {@code Finally} blocks are left at their first statement.
 */
public final class ExecutionAbortedException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private ExecutionAbortedException(ErrorCode code, String message) {
    super(code, message);
  }

  /** Somebody asked for it. */
  public static ExecutionAbortedException cancelled(String reason) {
    return new ExecutionAbortedException(
        ErrorCode.CANCELLED, "The execution was cancelled: " + reason);
  }

  /** Too many statements were executed. */
  public static ExecutionAbortedException statements(long limit) {
    return new ExecutionAbortedException(
        ErrorCode.LIMIT_EXCEEDED, "The execution exceeded its limit of " + limit + " statements");
  }

  /** It took too long. */
  public static ExecutionAbortedException wallClock(Duration limit) {
    return new ExecutionAbortedException(
        ErrorCode.LIMIT_EXCEEDED, "The execution did not end within " + limit.toSeconds() + " s");
  }

  /** It created too many objects. */
  public static ExecutionAbortedException objects(int limit) {
    return new ExecutionAbortedException(
        ErrorCode.LIMIT_EXCEEDED, "The execution exceeded its limit of " + limit + " objects");
  }
}
