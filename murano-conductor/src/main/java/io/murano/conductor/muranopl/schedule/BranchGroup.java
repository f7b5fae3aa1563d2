package io.murano.conductor.muranopl.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Actions that run in branches of their own, of which only some may run at a time. Guarded by the
 * scheduler's lock.
 *
 * @param <T> what the actions return
 */
final class BranchGroup<T extends @Nullable Object> {

  private final List<Callable<T>> actions;
  private final int limit;
  private final ReentrantLock mutex;
  private final Starter starter;
  private final List<@Nullable Outcome<T>> outcomes;
  private int started;
  private int ended;

  /** Starts branches; the lock is held. */
  @FunctionalInterface
  interface Starter {

    /**
     * Starts a branch.
     *
     * @param late whether it had to wait for the end of another one
     */
    void start(Runnable action, boolean late);
  }

  /**
   * Creates the group; nothing is started yet.
   *
   * @param limit how many may have started and not ended at a time; at least 1
   * @param mutex the scheduler's lock
   */
  BranchGroup(List<Callable<T>> actions, int limit, ReentrantLock mutex, Starter starter) {
    this.actions = actions;
    this.limit = limit;
    this.mutex = mutex;
    this.starter = starter;
    this.outcomes = new ArrayList<>(Collections.nCopies(actions.size(), null));
  }

  /** Starts as many as may run at once. */
  void start() {
    startAvailable(false);
  }

  /** Returns whether all have ended. */
  boolean isDone() {
    return ended == actions.size();
  }

  private void startAvailable(boolean late) {
    while (started < actions.size() && started - ended < limit) {
      int index = started++;
      starter.start(() -> runOne(index), late);
    }
  }

  private void runOne(int index) {
    Outcome<T> outcome = Outcome.of(actions.get(index));
    mutex.lock();
    try {
      outcomes.set(index, outcome);
      ended++;
      startAvailable(true);
    } finally {
      mutex.unlock();
    }
  }

  /** Returns one outcome per action, in their order, when all have ended. */
  List<Outcome<T>> outcomes() {
    List<Outcome<T>> result = new ArrayList<>(outcomes.size());
    for (Outcome<T> outcome : outcomes) {
      if (outcome == null) {
        throw new IllegalStateException("a branch has not ended");
      }
      result.add(outcome);
    }
    return result;
  }
}
