package io.murano.conductor.stack.heat;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.stack.RouterUnavailableException;
import io.murano.conductor.stack.StackException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries again while a router that somebody else is just making has no gateway yet.
 *
 * @param shortest shortest pause
 * @param longest longest pause
 * @param total time after which the failure is passed on
 */
record RouterRetry(Duration shortest, Duration longest, Duration total) {

  /** The times of the contract (muranopl §6.2). */
  static final RouterRetry CONTRACT =
      new RouterRetry(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30));

  <T> T run(Supplier<T> operation) {
    long deadline = System.nanoTime() + total.toNanos();
    while (true) {
      try {
        return operation.get();
      } catch (RouterUnavailableException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(
          ThreadLocalRandom.current().nextLong(shortest.toMillis(), longest.toMillis() + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(
          ErrorCode.CANCELLED, "The wait for the router's gateway was interrupted", e);
    }
  }
}
