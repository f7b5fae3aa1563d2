package io.murano.conductor.stack;

import io.murano.common.error.ErrorCode;
import java.time.Duration;

/** Passes time; a test passes it faster. */
@FunctionalInterface
interface Sleeper {

  /** Sleeps on the calling thread. */
  Sleeper THREAD = duration -> Thread.sleep(duration.toMillis());

  /** Sleeps for the given time. */
  void sleep(Duration duration) throws InterruptedException;

  /** Sleeps; an interruption becomes an exception that says what was interrupted. */
  default void pause(Duration duration, String stackName) {
    try {
      sleep(duration);
    } catch (InterruptedException e) {
      throw interrupted(stackName, e);
    }
  }

  /** Restores the interruption and returns the exception to throw. */
  static StackException interrupted(String stackName, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StackException(
        ErrorCode.CANCELLED, "The wait for stack '%s' was interrupted".formatted(stackName), cause);
  }
}
