package io.murano.common.error;

import org.jspecify.annotations.Nullable;

/**
 * Root of the exceptions that Murano throws on purpose. The message is meant for the person who has
 * to act: it names the offending thing and what is accepted, and never contains a secret.
 */
public class MuranoException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /** Creates an exception without a cause. */
  public MuranoException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** Creates an exception; {@code cause} may be null. */
  public MuranoException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the code; never null. */
  public ErrorCode code() {
    return code;
  }
}
