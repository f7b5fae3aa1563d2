package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The request contradicts the present state of the stack; it may fit a moment later. */
public final class StackConflictException extends StackException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message says what is in the way. */
  public StackConflictException(String message) {
    this(message, null);
  }

  /** Creates an exception whose message says what is in the way. */
  public StackConflictException(String message, @Nullable Throwable cause) {
    super(ErrorCode.CONFLICT, message, cause);
  }
}
