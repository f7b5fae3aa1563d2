package io.murano.agent.body;

import org.jspecify.annotations.Nullable;

/** A body ended with an exception, or could not be run at all. */
public final class BodyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int errorCode;
  private final transient @Nullable Object additionalInfo;

  /**
   * Creates an exception.
   *
   * @param errorCode error code for the plan's result
   * @param message the body's own words, or what kept it from running
   * @param additionalInfo JSON values, or null
   */
  public BodyException(int errorCode, @Nullable String message, @Nullable Object additionalInfo) {
    super(message);
    this.errorCode = errorCode;
    this.additionalInfo = additionalInfo;
  }

  /** Returns the error code for the plan's result. */
  public int errorCode() {
    return errorCode;
  }

  /** Returns what the exception carries beside its message; JSON values. */
  public @Nullable Object additionalInfo() {
    return additionalInfo;
  }
}
