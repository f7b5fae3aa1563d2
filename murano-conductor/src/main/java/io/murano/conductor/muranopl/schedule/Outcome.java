package io.murano.conductor.muranopl.schedule;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How a branch ended.
 *
 * @param value what it returned; null if it failed
 * @param failure what it threw; null if it succeeded
 */
public record Outcome<T extends @Nullable Object>(@Nullable T value, @Nullable Throwable failure) {

  /** Runs an action and keeps whatever comes out of it. */
  @SuppressWarnings("IllegalCatch")
  static <T extends @Nullable Object> Outcome<T> of(Callable<T> action) {
    try {
      return new Outcome<>(action.call(), null);
    } catch (Throwable failure) {
      return new Outcome<>(null, failure);
    }
  }

  /** Runs an action whose checked exceptions the caller takes as they are. */
  @SuppressWarnings("unchecked")
  public static <T extends @Nullable Object, E extends Exception> T unchecked(Callable<T> action)
      throws E {
    try {
      return action.call();
    } catch (Exception e) {
      throw (E) e;
    }
  }

  /**
   * Throws a failure of a branch again.
   *
   * @return never; lets callers write {@code throw}
   */
  public static RuntimeException rethrow(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException(failure);
  }

  /**
   * Returns the failure that counts for a whole group: one that stops the execution if there is
   * one, else the first in the order of the branches; null if all succeeded.
   */
  public static @Nullable Throwable firstFailure(List<? extends Outcome<?>> outcomes) {
    Throwable first = null;
    for (Outcome<?> outcome : outcomes) {
      Throwable failure = outcome.failure();
      if (failure instanceof io.murano.conductor.muranopl.error.ExecutionAbortedException
          || failure instanceof Error) {
        return failure;
      }
      first = first == null ? failure : first;
    }
    return first;
  }
}
