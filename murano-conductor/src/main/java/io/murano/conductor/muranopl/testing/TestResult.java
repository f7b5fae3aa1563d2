package io.murano.conductor.muranopl.testing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a test ended.
 *
 * @param test the test
 * @param duration how long it took
 * @param message what failed it; null if it passed
 * @param details message and stack; null if it passed
 */
public record TestResult(
    TestName test, Duration duration, @Nullable String message, @Nullable String details) {

  /** Returns whether the test passed. */
  public boolean passed() {
    return message == null;
  }
}
