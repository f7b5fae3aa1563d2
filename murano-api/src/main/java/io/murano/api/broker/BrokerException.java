package io.murano.api.broker;

import io.murano.api.error.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A refusal in the terms of the Open Service Broker API. */
final class BrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final @Nullable String error;

  private BrokerException(HttpStatus status, @Nullable String error, String message) {
    super(message);
    this.status = status;
    this.error = error;
  }

  static BrokerException badRequest(String message) {
    return new BrokerException(HttpStatus.BAD_REQUEST, null, message);
  }

  static BrokerException conflict(String message) {
    return new BrokerException(HttpStatus.CONFLICT, null, message);
  }

  static BrokerException notFound(String message) {
    return new BrokerException(HttpStatus.NOT_FOUND, null, message);
  }

  static BrokerException versionNotSupported(String version) {
    return new BrokerException(
        HttpStatus.PRECONDITION_FAILED,
        null,
        "Version %s of the Open Service Broker API is not supported; 2.x is".formatted(version));
  }

  /** The platform must allow the broker to answer before the work is done. */
  static BrokerException asyncRequired() {
    return new BrokerException(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "AsyncRequired",
        "This takes time: accepts_incomplete=true is required");
  }

  /** Something else is being done in the space; the platform tries again later. */
  static BrokerException busy(ApiException cause) {
    BrokerException exception =
        new BrokerException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "ConcurrencyError",
            "Another operation in this space is under way: " + cause.getMessage());
    exception.initCause(cause);
    return exception;
  }

  static BrokerException unsupported(String message) {
    return new BrokerException(HttpStatus.UNPROCESSABLE_CONTENT, null, message);
  }

  static BrokerException failed(String message) {
    return new BrokerException(HttpStatus.INTERNAL_SERVER_ERROR, null, message);
  }

  HttpStatus status() {
    return status;
  }

  BrokerError body() {
    return new BrokerError(error, String.valueOf(getMessage()));
  }
}
