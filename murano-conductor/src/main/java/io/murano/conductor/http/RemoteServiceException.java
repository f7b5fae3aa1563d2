package io.murano.conductor.http;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;

/** A service cannot be asked, or does not answer as it should. */
public final class RemoteServiceException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public RemoteServiceException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
