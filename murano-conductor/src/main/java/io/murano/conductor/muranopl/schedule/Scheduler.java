package io.murano.conductor.muranopl.schedule;

import io.murano.conductor.muranopl.error.ExecutionAbortedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Passes the baton between the branches of one execution, in their {@link TurnOrder}. */
public final class Scheduler {

  private static final Duration LONGEST_SLEEP = Duration.ofDays(36_500);
  private static final ScheduledThreadPoolExecutor ALARMS = alarms();

  private final ReentrantLock mutex = new ReentrantLock();
  private final ThreadFactory threads;
  private final ExecutionBudget budget;
  private final TurnOrder order = new TurnOrder();
  private final Set<Branch> alive = new LinkedHashSet<>();
  private final Branch root = new Branch(null, mutex.newCondition());
  private @Nullable Branch holder;
  private boolean interruptedFromOutside;

  /**
   * Creates a scheduler.
   *
   * @param threads makes the threads of branches
   * @param budget checked whenever a branch gets the baton after a wait
   */
  public Scheduler(ThreadFactory threads, ExecutionBudget budget) {
    this.threads = threads;
    this.budget = budget;
  }

  private static ScheduledThreadPoolExecutor alarms() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            action -> {
              Thread thread = new Thread(action, "muranopl-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /**
   * Runs the task itself on the calling thread. Returns after every branch has ended; branches
   * still running then are cancelled.
   */
  public <T extends @Nullable Object> T run(Callable<T> task) throws Exception {
    root.thread = Thread.currentThread();
    lock();
    try {
      alive.add(root);
      order.ready(root);
      dispatch();
      awaitTurn(root);
    } finally {
      mutex.unlock();
    }
    ScheduledFuture<?> alarm =
        ALARMS.schedule(this::stopOverdue, budget.remaining().toNanos(), TimeUnit.NANOSECONDS);
    try {
      return task.call();
    } finally {
      alarm.cancel(false);
      finishRoot();
    }
  }

  /** Wakes whoever waits beyond the end of the execution's time. */
  private void stopOverdue() {
    lock();
    try {
      wakeEverybody();
    } finally {
      mutex.unlock();
    }
  }

  private void finishRoot() {
    lock();
    try {
      if (alive.size() > 1) {
        budget.cancel("the task has ended");
        wakeEverybody();
      }
      waitLocked(() -> alive.size() == 1);
      alive.remove(root);
      releaseLocked();
    } finally {
      mutex.unlock();
    }
    if (interruptedFromOutside) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the branch that holds the baton; the caller must be that branch. */
  public Branch current() {
    Branch branch = holder;
    if (branch == null) {
      throw new IllegalStateException("no branch is running");
    }
    return branch;
  }

  /** Returns whether any branch besides the calling one has not ended. */
  public boolean isParallel() {
    return alive.size() > 1;
  }

  /** Returns the branches that have not ended; may be called by any thread. */
  public List<Branch> branches() {
    lock();
    try {
      return new ArrayList<>(alive);
    } finally {
      mutex.unlock();
    }
  }

  /** Stops the execution at the next statement or wait; may be called by any thread. */
  public void cancel(String reason) {
    budget.cancel(reason);
    lock();
    try {
      wakeEverybody();
    } finally {
      mutex.unlock();
    }
  }

  private void wakeEverybody() {
    order.wakeSleepers();
    for (Branch branch : alive) {
      branch.turn.signalAll();
      Thread thread = branch.thread;
      if (branch.blocked && thread != null) {
        branch.interrupted = true;
        thread.interrupt();
      }
    }
    dispatch();
  }

  /**
   * Runs actions in branches of their own and waits for all of them.
   *
   * @param actions what to run, in the order they start
   * @param limit how many may have started and not ended at a time; at least 1
   * @return one outcome per action, in their order
   */
  public <T extends @Nullable Object> List<Outcome<T>> runAll(
      Collection<? extends Callable<T>> actions, int limit) {
    Branch parent = current();
    BranchGroup<T> group =
        new BranchGroup<>(
            new ArrayList<>(actions),
            Math.max(1, limit),
            mutex,
            (action, late) -> startLocked(parent, action, late));
    lock();
    try {
      group.start();
      waitLocked(group::isDone);
    } finally {
      mutex.unlock();
    }
    budget.check();
    return group.outcomes();
  }

  /** Starts an action in a branch of its own; its outcome is not awaited. */
  public Branch spawn(Runnable action) {
    lock();
    try {
      return startLocked(current(), action, false);
    } finally {
      mutex.unlock();
    }
  }

  private Branch startLocked(Branch parent, Runnable action, boolean late) {
    Branch branch = new Branch(parent, mutex.newCondition());
    Thread thread =
        threads.newThread(
            () -> {
              begin(branch);
              try {
                action.run();
              } finally {
                end(branch);
              }
            });
    branch.thread = thread;
    thread.start();
    alive.add(branch);
    if (late) {
      order.late(branch);
    } else {
      order.ready(branch);
    }
    return branch;
  }

  private void begin(Branch branch) {
    lock();
    try {
      dispatch();
      awaitTurn(branch);
    } finally {
      mutex.unlock();
    }
  }

  private void end(Branch branch) {
    lock();
    try {
      alive.remove(branch);
      releaseLocked();
    } finally {
      mutex.unlock();
    }
  }

  /**
   * Lets other branches run for at least the given time; zero lets those that can go on go first.
   */
  public void sleep(Duration duration) {
    Branch branch = current();
    lock();
    try {
      if (duration.isZero() || duration.isNegative()) {
        yieldLocked(branch);
      } else {
        long nanos = nanos(duration);
        long until = System.nanoTime() + nanos;
        branch.wakeAt = until - budget.deadlineNanos() > 0 ? budget.deadlineNanos() : until;
        if (!budget.mustStop()) {
          order.sleep(branch, nanos);
          releaseLocked();
          awaitTurn(branch);
        }
      }
    } finally {
      mutex.unlock();
    }
    budget.check();
  }

  private static long nanos(Duration duration) {
    return duration.compareTo(LONGEST_SLEEP) < 0 ? duration.toNanos() : LONGEST_SLEEP.toNanos();
  }

  /**
   * Waits until a condition holds that other branches make true; each time another branch gives the
   * baton away, the condition is tried again.
   */
  public void await(BooleanSupplier condition) {
    lock();
    try {
      waitLocked(() -> condition.getAsBoolean() || budget.mustStop());
    } finally {
      mutex.unlock();
    }
    budget.check();
  }

  private void waitLocked(BooleanSupplier condition) {
    if (condition.getAsBoolean()) {
      return;
    }
    Branch branch = current();
    order.await(branch, condition);
    releaseLocked();
    awaitTurn(branch);
  }

  /**
   * Runs an operation that blocks the thread, such as a network call, while other branches go on.
   * Cancellation interrupts it.
   *
   * @throws ExecutionAbortedException if the execution has to stop
   */
  public <T extends @Nullable Object> T blocking(Callable<T> operation) throws Exception {
    budget.check();
    Branch branch = current();
    lock();
    try {
      branch.blocked = true;
      branch.thread = Thread.currentThread();
      releaseLocked();
    } finally {
      mutex.unlock();
    }
    try {
      return operation.call();
    } finally {
      resume(branch);
    }
  }

  private void resume(Branch branch) {
    lock();
    try {
      branch.blocked = false;
      order.catchUp();
      if (Thread.interrupted() && !branch.interrupted) {
        interruptedFromOutside |= branch == root;
        budget.cancel("interrupted");
      }
      branch.interrupted = false;
      order.ready(branch);
      dispatch();
      awaitTurn(branch);
    } finally {
      mutex.unlock();
    }
    budget.check();
  }

  private void yieldLocked(Branch branch) {
    order.ready(branch);
    releaseLocked();
    awaitTurn(branch);
  }

  private void releaseLocked() {
    holder = null;
    dispatch();
  }

  /** Gives a free baton to whoever is next. */
  private void dispatch() {
    if (holder != null) {
      return;
    }
    Branch next = order.next();
    if (next != null) {
      holder = next;
      next.turn.signalAll();
    }
  }

  /** Waits for the baton; an interrupt of the thread cancels the execution. */
  private void awaitTurn(Branch branch) {
    boolean interrupted = false;
    while (holder != branch) {
      try {
        long left = branch.wakeAt - System.nanoTime();
        if (interrupted) {
          branch.turn.awaitUninterruptibly();
        } else if (left <= 0 || !order.isAsleep(branch)) {
          branch.turn.await();
        } else if (branch.turn.awaitNanos(left) <= 0) {
          dispatch();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        interruptedFromOutside |= branch == root;
        budget.cancel("interrupted");
        wakeEverybody();
      }
    }
  }

  private void lock() {
    mutex.lock();
  }
}
