package io.murano.conductor.deployment;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;

/** Unwinds a program whose run has to stop. Package code cannot catch it. */
public final class ExecutionStoppedException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private final transient StopCause stopCause;

  /** Creates the exception. */
  public ExecutionStoppedException(StopCause stopCause) {
    super(ErrorCode.CANCELLED, stopCause.reason());
    this.stopCause = stopCause;
  }

  /** Returns why the run has to stop. */
  public StopCause stopCause() {
    return stopCause;
  }
}
