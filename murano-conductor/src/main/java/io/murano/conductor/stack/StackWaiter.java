package io.murano.conductor.stack;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link HeatStackSession} needs from the execution it belongs to. The binding of the
 * language implements it on its scheduler; {@link #direct} is for plain threads.
 */
public interface StackWaiter {

  /**
   * Runs an operation that may block for long and returns its result; other branches of the
   * execution may go on meanwhile. Exceptions of the operation pass through.
   */
  <T extends @Nullable Object> T blocking(Supplier<T> operation);

  /** Registers a hook that runs when the phase of the execution ends (contract muranopl §5.3). */
  void onSessionFinish(Runnable hook);

  /** Returns the executor for work that goes on beside the execution. */
  Executor background();

  /** Returns a waiter that blocks the calling thread and collects hooks in the given way. */
  static StackWaiter direct(Executor background, java.util.function.Consumer<Runnable> hooks) {
    return new StackWaiter() {
      @Override
      public <T extends @Nullable Object> T blocking(Supplier<T> operation) {
        return operation.get();
      }

      @Override
      public void onSessionFinish(Runnable hook) {
        hooks.accept(hook);
      }

      @Override
      public Executor background() {
        return background;
      }
    };
  }
}
