package io.murano.api.error;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Maps every exception that leaves a controller to an {@link ErrorBody}. */
@RestControllerAdvice
final class ApiExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ApiExceptionHandler.class);

  @ExceptionHandler
  ResponseEntity<ErrorBody> handle(MuranoException exception) {
    HttpStatus status = statusOf(exception);
    if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
      log.error("Request failed", exception);
    }
    return response(status, String.valueOf(exception.getMessage()));
  }

  /** There is no 405 in this api: a wrong method is an unknown route (contract §1.2). */
  @ExceptionHandler({
    NoHandlerFoundException.class,
    NoResourceFoundException.class,
    HttpRequestMethodNotSupportedException.class
  })
  ResponseEntity<ErrorBody> handleUnknownRoute() {
    return response(HttpStatus.NOT_FOUND, "No such route");
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> handle(HttpMediaTypeNotAcceptableException exception) {
    return response(
        HttpStatus.NOT_ACCEPTABLE,
        "None of the accepted types can be produced; available: "
            + MediaType.toString(exception.getSupportedMediaTypes()));
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> handle(HttpMediaTypeNotSupportedException exception) {
    return response(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "Content-Type is not supported here; accepted: "
            + MediaType.toString(exception.getSupportedMediaTypes()));
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> handle(MethodArgumentTypeMismatchException exception) {
    return response(
        HttpStatus.BAD_REQUEST, "Value of " + exception.getName() + " is of the wrong kind");
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> handle(HttpMessageNotReadableException exception) {
    return response(HttpStatus.BAD_REQUEST, "The request body cannot be read");
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class,
    TransientDataAccessException.class,
    QueryTimeoutException.class
  })
  ResponseEntity<ErrorBody> handleDatabaseTrouble(Exception exception) {
    log.warn("Database not available: {}", exception.toString());
    return response(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again");
  }

  /** The client has gone: nobody reads an answer. */
  @ExceptionHandler
  void handle(AsyncRequestNotUsableException exception) {
    log.debug("Client went away: {}", exception.toString());
  }

  @ExceptionHandler
  ResponseEntity<ErrorBody> handle(Exception exception) {
    if (exception instanceof ErrorResponse errorResponse) {
      HttpStatusCode code = errorResponse.getStatusCode();
      if (!code.is5xxServerError()) {
        String detail = errorResponse.getBody().getDetail();
        return response(
            HttpStatus.valueOf(code.value()), detail == null ? "Request not accepted" : detail);
      }
    }
    log.error("Request failed", exception);
    return response(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "Unexpected failure; the log has it under the request id");
  }

  private static HttpStatus statusOf(MuranoException exception) {
    return exception instanceof ApiException apiException
        ? apiException.status()
        : statusOf(exception.code());
  }

  private static HttpStatus statusOf(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT, INVALID_PACKAGE, PACKAGE_CODE -> HttpStatus.BAD_REQUEST;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case CONFLICT, CANCELLED -> HttpStatus.CONFLICT;
      case LIMIT_EXCEEDED -> HttpStatus.CONTENT_TOO_LARGE;
      case UNAVAILABLE, CLOUD_FAILED, AGENT_FAILED, AGENT_TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  private static ResponseEntity<ErrorBody> response(HttpStatus status, String message) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(ErrorBody.of(status, message));
  }
}
