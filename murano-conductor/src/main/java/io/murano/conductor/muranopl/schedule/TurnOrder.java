package io.murano.conductor.muranopl.schedule;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the baton next. The order is that of the original's green threads: branches that can go
 * on, first come first served; then sleepers whose time has come, earliest first; then branches
 * that had to wait for a free place of a limited {@code Parallel}.
 *
 * <p>Who wakes before whom is decided by a clock that stands still while code runs, so that the
 * order does not depend on how fast the machine is; nobody wakes before the real time has passed,
 * though.
 *
 * <p>Not thread-safe: guarded by the scheduler's lock.
 */
final class TurnOrder {

  private final Deque<Branch> ready = new ArrayDeque<>();
  private final Deque<Branch> late = new ArrayDeque<>();
  private final PriorityQueue<Branch> sleepers =
      new PriorityQueue<>(
          Comparator.comparingLong((Branch branch) -> branch.wakeTime)
              .thenComparingLong(branch -> branch.sleepNumber));
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private final long startedAt = System.nanoTime();
  private long now;
  private long sleeps;

  private record Waiter(Branch branch, BooleanSupplier condition) {}

  /** Adds a branch that can go on. */
  void ready(Branch branch) {
    ready.add(branch);
  }

  /** Adds a branch that got a place only when another one had ended. */
  void late(Branch branch) {
    late.add(branch);
  }

  /** Adds a branch that sleeps, by this clock and until its {@code wakeAt}. */
  void sleep(Branch branch, long nanos) {
    branch.wakeTime = now + nanos;
    branch.sleepNumber = sleeps++;
    sleepers.add(branch);
  }

  /** Adds a branch that can go on once a condition holds. */
  void await(Branch branch, BooleanSupplier condition) {
    waiters.add(new Waiter(branch, condition));
  }

  /** Returns whether a branch sleeps. */
  boolean isAsleep(Branch branch) {
    return sleepers.contains(branch);
  }

  /** Lets all sleepers go on. */
  void wakeSleepers() {
    ready.addAll(sleepers);
    sleepers.clear();
  }

  /** Sets the clock to the real time, after a branch waited for something outside. */
  void catchUp() {
    now = Math.max(now, System.nanoTime() - startedAt);
  }

  /** Removes and returns whose turn it is; null if nobody can go on now. */
  @Nullable Branch next() {
    waiters.removeIf(
        waiter -> {
          boolean satisfied = waiter.condition().getAsBoolean();
          if (satisfied) {
            ready.add(waiter.branch());
          }
          return satisfied;
        });
    if (!ready.isEmpty()) {
      return ready.poll();
    }
    Branch sleeper = sleepers.peek();
    if (!late.isEmpty() && (sleeper == null || sleeper.wakeTime > now)) {
      return late.poll();
    }
    if (sleeper == null || System.nanoTime() - sleeper.wakeAt < 0) {
      return null;
    }
    now = Math.max(now, sleeper.wakeTime);
    return sleepers.remove();
  }
}
