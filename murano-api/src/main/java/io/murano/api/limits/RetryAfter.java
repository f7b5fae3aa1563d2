package io.murano.api.limits;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** The header that tells a refused caller how long to wait (RFC 9110 §10.2.3). Stateless. */
public final class RetryAfter {

  private RetryAfter() {}

  /** Sets the header and returns its whole seconds, rounded up so that they suffice. */
  public static long tell(HttpServletResponse response, Duration wait) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return seconds;
  }
}
