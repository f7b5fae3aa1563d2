package io.murano.conductor.process;

import java.time.Duration;

/**
 * The pause after a failure that is doubled by each further one up to a cap, and reset by success.
 * Confined to one thread.
 */
public final class BackOff {

  private final Duration first;
  private final Duration cap;
  private Duration next;

  /** Creates a back-off from {@code first} to at most {@code cap}. */
  public BackOff(Duration first, Duration cap) {
    this.first = first;
    this.cap = cap;
    this.next = first;
  }

  /** Returns how long to wait after one more failure. */
  public Duration afterFailure() {
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(cap) > 0 ? cap : doubled;
    return pause;
  }

  /** Starts again with the shortest pause. */
  public void reset() {
    next = first;
  }
}
