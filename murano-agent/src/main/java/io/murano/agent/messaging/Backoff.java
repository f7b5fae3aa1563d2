package io.murano.agent.messaging;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Delays between attempts: doubling up to a cap, each shortened by a random part of up to a half,
 * so that many agents do not come back in step. Owned by one thread.
 */
final class Backoff {

  private final Duration initial;
  private final Duration cap;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration initial, Duration cap, RandomGenerator random) {
    this.initial = initial;
    this.cap = cap;
    this.random = random;
    this.next = initial;
  }

  /** Returns the delay before the next attempt and prepares a longer one. */
  Duration next() {
    long full = next.toMillis();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(cap) > 0 ? cap : doubled;
    return Duration.ofMillis(full - random.nextLong(full / 2 + 1));
  }

  /** Starts over after a success. */
  void reset() {
    next = initial;
  }
}
