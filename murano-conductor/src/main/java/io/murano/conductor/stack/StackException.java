package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;

/** A cloud could not do what was asked for. The message names stack and resource. */
public class StackException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception about a cloud that failed and may work again later. */
  public StackException(String message) {
    this(ErrorCode.CLOUD_FAILED, message, null);
  }

  /** Creates an exception about a cloud that failed and may work again later. */
  public StackException(String message, @Nullable Throwable cause) {
    this(ErrorCode.CLOUD_FAILED, message, cause);
  }

  /** Creates an exception with a code of its own. */
  public StackException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
