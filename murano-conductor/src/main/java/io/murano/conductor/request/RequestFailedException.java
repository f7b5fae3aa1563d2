package io.murano.conductor.request;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question that was answered with a failure. */
public final class RequestFailedException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private final String type;
  private final @Nullable String details;

  /**
   * Creates the exception.
   *
   * @param type class name by which the api tells failures apart (contract messaging §3.4)
   * @param message text for the caller
   * @param details trace in MuranoPL terms, or null
   */
  public RequestFailedException(
      String type, String message, @Nullable String details, @Nullable Throwable cause) {
    super(ErrorCode.PACKAGE_CODE, message, cause);
    this.type = Objects.requireNonNull(type, "type");
    this.details = details;
  }

  /** Returns the class name by which the api tells failures apart. */
  public String type() {
    return type;
  }

  /** Returns the trace in MuranoPL terms, or null. */
  public @Nullable String details() {
    return details;
  }
}
