package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;

/**
 * A stack has come to another end than the one asked for; MuranoPL knows it as {@code OSError}
 * (contract muranopl §6.2).
 */
public final class UnexpectedStackStateException extends StackException {

  private static final long serialVersionUID = 1L;

  private final String stackName;

  /**
   * Creates an exception.
   *
   * @param stackName name of the stack
   * @param status its state, Heat's text
   * @param reason why, as the cloud says it
   */
  public UnexpectedStackStateException(String stackName, String status, String reason) {
    super(
        ErrorCode.CLOUD_FAILED,
        reason.isEmpty()
            ? "Unexpected stack state %s".formatted(status)
            : "Unexpected stack state %s: %s".formatted(status, reason),
        null);
    this.stackName = stackName;
  }

  /** Returns the name of the stack. */
  public String stackName() {
    return stackName;
  }
}
