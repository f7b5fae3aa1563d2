package io.murano.conductor.stack;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous push: it waits a moment for further changes, then runs once. As long as it waits
 * it can be cancelled or hurried; once it runs it can only be awaited. Thread-safe.
 */
final class PendingPush {

  private enum State {
    DELAYED,
    RUNNING,
    ENDED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Runnable work;
  private final String stackName;
  private State state = State.DELAYED;
  private boolean hurried;
  private @Nullable RuntimeException failure;

  private PendingPush(String stackName, Runnable work) {
    this.stackName = stackName;
    this.work = work;
  }

  /** Starts the delay of a push. */
  static PendingPush start(String stackName, Duration delay, Executor executor, Runnable work) {
    PendingPush push = new PendingPush(stackName, work);
    executor.execute(() -> push.run(delay));
    return push;
  }

  /** Cancels the push if it does not run yet. Returns whether it will never have run. */
  boolean cancel() {
    lock.lock();
    try {
      if (state == State.DELAYED) {
        state = State.ENDED;
        changed.signalAll();
        return true;
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the delay now and waits for the end of the push.
   *
   * @throws RuntimeException what the push failed with
   */
  void flush() {
    RuntimeException failed = awaitEnd();
    if (failed != null) {
      throw failed;
    }
  }

  /** Ends the delay now, waits for the end of the push, returns its failure or null. */
  @Nullable RuntimeException awaitEnd() {
    lock.lock();
    try {
      hurried = true;
      changed.signalAll();
      while (state != State.ENDED) {
        changed.await();
      }
      return failure;
    } catch (InterruptedException e) {
      throw Sleeper.interrupted(stackName, e);
    } finally {
      lock.unlock();
    }
  }

  private void run(Duration delay) {
    if (!begin(delay)) {
      return;
    }
    RuntimeException failed = null;
    try {
      work.run();
    } catch (RuntimeException e) {
      failed = e;
    }
    end(failed);
  }

  private boolean begin(Duration delay) {
    lock.lock();
    try {
      long left = delay.toNanos();
      while (state == State.DELAYED && !hurried && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (state == State.DELAYED) {
        state = State.RUNNING;
        return true;
      }
      return false;
    } catch (InterruptedException e) {
      failure = Sleeper.interrupted(stackName, e);
      state = State.ENDED;
      changed.signalAll();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable RuntimeException failed) {
    lock.lock();
    try {
      failure = failed;
      state = State.ENDED;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
