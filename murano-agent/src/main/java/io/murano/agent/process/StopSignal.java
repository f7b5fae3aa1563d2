package io.murano.agent.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells everything that works for one plan to stop, and why; the first reason wins. Whoever blocks
 * registers how it can be stopped; whoever computes calls {@link #check()} now and then.
 * Thread-safe.
 */
public final class StopSignal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Runnable> actions = new LinkedHashSet<>();
  private @Nullable StopReason reason;

  /** Stops the plan: runs the registered actions, in this thread, if no reason was given before. */
  public void stop(StopReason why) {
    List<Runnable> toRun;
    lock.lock();
    try {
      if (reason != null) {
        return;
      }
      reason = why;
      toRun = new ArrayList<>(actions);
    } finally {
      lock.unlock();
    }
    toRun.forEach(Runnable::run);
  }

  /**
   * Registers how to stop what begins now; to be followed by {@link #unregister} when it ends.
   *
   * @throws PlanStoppedException if the plan is already told to stop; nothing is registered then
   */
  public void register(Runnable action) {
    lock.lock();
    try {
      check();
      actions.add(action);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns normally while the plan may go on.
   *
   * @throws PlanStoppedException once it has to stop
   */
  public void check() {
    StopReason why = reason();
    if (why != null) {
      throw new PlanStoppedException(why);
    }
  }

  /** Returns why the plan has to stop, or null while it may go on. */
  public @Nullable StopReason reason() {
    lock.lock();
    try {
      return reason;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets an action, the same object that was registered. */
  public void unregister(Runnable action) {
    lock.lock();
    try {
      actions.remove(action);
    } finally {
      lock.unlock();
    }
  }
}
