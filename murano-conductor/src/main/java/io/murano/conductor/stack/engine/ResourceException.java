package io.murano.conductor.stack.engine;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;

/** A resource could not be created, updated or deleted; the message is meant for people. */
public final class ResourceException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message says what is wrong. */
  public ResourceException(String message) {
    this(message, null);
  }

  /** Creates an exception whose message says what is wrong. */
  public ResourceException(String message, @Nullable Throwable cause) {
    super(ErrorCode.CLOUD_FAILED, message, cause);
  }
}
