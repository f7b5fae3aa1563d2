package io.murano.api.broker;

import io.murano.api.error.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Maps what leaves the broker's routes to a {@link BrokerError}. */
@RestControllerAdvice(assignableTypes = BrokerController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BrokerExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(BrokerExceptionHandler.class);

  @ExceptionHandler
  ResponseEntity<BrokerError> handle(BrokerException exception) {
    return response(exception.status(), exception.body());
  }

  @ExceptionHandler
  ResponseEntity<BrokerError> handle(ApiException exception) {
    return response(
        exception.status(), new BrokerError(null, String.valueOf(exception.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<BrokerError> handle(Exception exception) {
    log.error("Request of a platform failed", exception);
    return response(
        HttpStatus.INTERNAL_SERVER_ERROR,
        new BrokerError(null, "Unexpected failure; the log has it under the request id"));
  }

  private static ResponseEntity<BrokerError> response(HttpStatus status, BrokerError body) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
