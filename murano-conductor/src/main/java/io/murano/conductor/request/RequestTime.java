package io.murano.conductor.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** How long somebody waits for an answer. Thread-safe. */
public final class RequestTime {

  private final long deadlineNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean over;

  /** Creates a time that begins now. */
  public RequestTime(Duration limit) {
    this.deadlineNanos = System.nanoTime() + limit.toNanos();
  }

  /** Returns the time that is left, at least zero. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }

  /** Has an action run when the time is up; at once if it is. The action must be quick. */
  public void onExpiry(Runnable action) {
    lock.lock();
    try {
      if (!over) {
        actions.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  /** Declares the time up; called once by whoever watches the clock. */
  void expire() {
    List<Runnable> due;
    lock.lock();
    try {
      over = true;
      due = List.copyOf(actions);
      actions.clear();
    } finally {
      lock.unlock();
    }
    due.forEach(Runnable::run);
  }

  /** Drops the actions: the answer is there. */
  void close() {
    lock.lock();
    try {
      actions.clear();
    } finally {
      lock.unlock();
    }
  }
}
