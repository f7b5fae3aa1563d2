package io.murano.api.error;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A failure with the HTTP status the contract gives it (contract rest-api §1.9). The message is for
 * the caller: it names the thing and what is accepted, and never holds a secret.
 */
public final class ApiException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  /** Creates an exception with a status that none of the factories covers. */
  public ApiException(HttpStatus status, ErrorCode code, String message) {
    this(status, code, message, null);
  }

  /** Creates an exception with a cause, which may be null. */
  public ApiException(
      HttpStatus status, ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
    this.status = status;
  }

  /** The request cannot be understood or a value is not accepted: 400. */
  public static ApiException badRequest(String message) {
    return new ApiException(HttpStatus.BAD_REQUEST, ErrorCode.INVALID_INPUT, message);
  }

  /** The caller is not who the resource belongs to, or not known: 401. */
  public static ApiException unauthorized(String message) {
    return new ApiException(HttpStatus.UNAUTHORIZED, ErrorCode.UNAUTHENTICATED, message);
  }

  /** The caller, or the state of the resource, does not allow it: 403. */
  public static ApiException forbidden(String message) {
    return new ApiException(HttpStatus.FORBIDDEN, ErrorCode.FORBIDDEN, message);
  }

  /** The resource does not exist: 404. */
  public static ApiException notFound(String message) {
    return new ApiException(HttpStatus.NOT_FOUND, ErrorCode.NOT_FOUND, message);
  }

  /** No offered representation is acceptable to the client: 406. */
  public static ApiException notAcceptable(String message) {
    return new ApiException(HttpStatus.NOT_ACCEPTABLE, ErrorCode.INVALID_INPUT, message);
  }

  /** The name is taken or the state contradicts: 409. */
  public static ApiException conflict(String message) {
    return new ApiException(HttpStatus.CONFLICT, ErrorCode.CONFLICT, message);
  }

  /** The body is larger than allowed: 413. */
  public static ApiException tooLarge(String message) {
    return new ApiException(HttpStatus.CONTENT_TOO_LARGE, ErrorCode.LIMIT_EXCEEDED, message);
  }

  /** The type of the body is not understood: 415. */
  public static ApiException unsupportedMediaType(String message) {
    return new ApiException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, ErrorCode.INVALID_INPUT, message);
  }

  /** A part of Murano that is needed does not answer now: 503. */
  public static ApiException unavailable(String message) {
    return new ApiException(HttpStatus.SERVICE_UNAVAILABLE, ErrorCode.UNAVAILABLE, message);
  }

  /** Returns the HTTP status. */
  public HttpStatus status() {
    return status;
  }
}
