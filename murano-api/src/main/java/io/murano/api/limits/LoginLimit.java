package io.murano.api.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How many passwords one address may have checked, wherever it sends them. Thread-safe. */
public final class LoginLimit {

  private final @Nullable RateLimiter limiter;

  LoginLimit(@Nullable RateLimiter limiter) {
    this.limiter = limiter;
  }

  /** Counts a log-in of an address; returns null when it is granted, else how long to wait. */
  public @Nullable Duration take(String address) {
    return limiter == null ? null : limiter.take(address);
  }

  /** Returns the rate in log-ins per second; 0 when there is no limit. */
  double perSecond() {
    return limiter == null ? 0 : limiter.perSecond();
  }
}
