package io.murano.api.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.http.HttpStatus;

/**
 * The body of every failed request. Each top-level value is an object because muranoclient reads
 * {@code message} of every one of them (contract rest-api §1.8).
 *
 * @param error the failure
 */
public record ErrorBody(@JsonProperty("error") Detail error) {

  /**
   * One failure.
   *
   * @param code HTTP status code
   * @param title reason phrase of the status
   * @param message text for people
   */
  public record Detail(
      @JsonProperty("code") int code,
      @JsonProperty("title") String title,
      @JsonProperty("message") String message) {}

  /** Creates the body for a status. */
  public static ErrorBody of(HttpStatus status, String message) {
    return new ErrorBody(new Detail(status.value(), status.getReasonPhrase(), message));
  }
}
