package io.murano.conductor.deployment;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.outbox.OutboxMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run on this conductor: owner of the numbering of its events, of its stop signal and of what is
 * known about its lease. Thread-safe.
 */
final class RunningExecution implements ExecutionHandle {

  private static final Logger LOG = LoggerFactory.getLogger(RunningExecution.class);

  private final ClaimedExecution claimed;
  private final TaskMessages messages;
  private final ExecutionJournal journal;
  private final long timeLimitNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ownershipChanged = lock.newCondition();
  private final List<Consumer<StopCause>> stopActions = new ArrayList<>();
  private long sequence;
  private boolean closed;
  private long ownedUntilNanos;
  private volatile @Nullable StopCause stopCause;
  private volatile long stoppedNanos;
  private volatile Supplier<List<String>> activity = List::of;
  private @Nullable Thread programThread;

  /**
   * Creates a run.
   *
   * @param ownedUntilNanos until when the lease holds for certain, by {@link System#nanoTime()}
   * @param timeLimit longest run of the task over all attempts
   */
  RunningExecution(
      ClaimedExecution claimed,
      TaskMessages messages,
      ExecutionJournal journal,
      long ownedUntilNanos,
      Duration timeLimit) {
    this.claimed = claimed;
    this.messages = messages;
    this.journal = journal;
    this.sequence = claimed.lastSequence();
    this.ownedUntilNanos = ownedUntilNanos;
    this.timeLimitNanos = System.nanoTime() + timeLimit.minus(claimed.elapsed()).toNanos();
  }

  ClaimedExecution claimed() {
    return claimed;
  }

  RunKey run() {
    return claimed.run();
  }

  @Override
  public String taskId() {
    return claimed.run().taskId();
  }

  @Override
  public String environmentId() {
    return claimed.environmentId();
  }

  @Override
  public int attempt() {
    return claimed.attempt();
  }

  @Override
  public int epoch() {
    return claimed.run().epoch();
  }

  @Override
  public void report(Progress progress) {
    event(number -> messages.report(number, progress));
  }

  @Override
  public void instance(InstanceChange change) {
    event(number -> messages.instance(number, change));
  }

  @Override
  public @Nullable StopCause stop() {
    return stopCause;
  }

  @Override
  public Runnable onStop(Consumer<StopCause> action) {
    StopCause cause;
    lock.lock();
    try {
      stopActions.add(action);
      cause = stopCause;
    } finally {
      lock.unlock();
    }
    if (cause != null) {
      action.accept(cause);
    }
    return () -> remove(action);
  }

  @Override
  public void awaitOwnership(Duration timeout) throws InterruptedException {
    long remaining = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      checkpoint();
      while (System.nanoTime() - ownedUntilNanos >= 0) {
        if (remaining <= 0) {
          throw new ExecutionStoppedException(
              new StopCause(
                  StopCause.Kind.LOST, "The lease of the task could not be renewed in time"));
        }
        remaining = ownershipChanged.awaitNanos(remaining);
        checkpoint();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void showActivity(Supplier<List<String>> frames) {
    activity = frames;
  }

  /** Returns what the program does now as a JSON array; null when that cannot be told. */
  @Nullable String activityJson() {
    try {
      return MuranoJson.mapper().writeValueAsString(activity.get());
    } catch (RuntimeException e) {
      LOG.debug("The activity of task {} cannot be shown", taskId(), e);
      return null;
    }
  }

  /** Notes that the lease was renewed. */
  void ownedUntil(long nanos) {
    lock.lock();
    try {
      ownedUntilNanos = nanos;
      ownershipChanged.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the task has run longer than it may. */
  boolean outOfTime() {
    return System.nanoTime() - timeLimitNanos >= 0;
  }

  /** Tells the program to stop. The first cause stands, except that a lost task is lost. */
  void stop(StopCause cause) {
    List<Consumer<StopCause>> actions;
    lock.lock();
    try {
      StopCause earlier = stopCause;
      if (closed
          || (earlier != null
              && (cause.kind() != StopCause.Kind.LOST || earlier.kind() == StopCause.Kind.LOST))) {
        return;
      }
      stopCause = cause;
      if (earlier == null) {
        stoppedNanos = System.nanoTime();
      }
      ownershipChanged.signalAll();
      actions = List.copyOf(stopActions);
    } finally {
      lock.unlock();
    }
    for (Consumer<StopCause> action : actions) {
      try {
        action.accept(cause);
      } catch (RuntimeException e) {
        LOG.error("A stop action of task {} failed", taskId(), e);
      }
    }
  }

  /** Notes on which thread the program runs. */
  void programStarts(Thread thread) {
    lock.lock();
    try {
      programThread = thread;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the program has ended; an interrupt meant for it is taken back. */
  void programEnded() {
    lock.lock();
    try {
      programThread = null;
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Interrupts the program if it still runs. */
  void interruptProgram() {
    lock.lock();
    try {
      if (programThread != null) {
        programThread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns for how long the program has been told to stop; zero if it was not. */
  Duration stoppingFor() {
    return stopCause == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - stoppedNanos);
  }

  /** Returns whether the run has ended and accepts nothing any more. */
  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the task with this run; all other threads' events come before or are refused.
   *
   * @return completed with whether the end was stored; null if the run had ended before
   */
  @Nullable CompletableFuture<Boolean> end(
      ExecutionState state, @Nullable String reason, TaskOutcome outcome)
      throws InterruptedException {
    return close(
        written ->
            new JournalEntry.End(
                run(), sequence, written, state, reason, messages.result(sequence, outcome)));
  }

  /**
   * Gives the task back.
   *
   * @return completed with whether that was stored; null if the run had ended before
   */
  @Nullable CompletableFuture<Boolean> handOver() throws InterruptedException {
    return close(written -> new JournalEntry.HandOver(run(), sequence, written));
  }

  /** Ends the run without a word, after the task was lost. */
  void abandon() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable CompletableFuture<Boolean> close(
      Function<CompletableFuture<Boolean>, JournalEntry> last) throws InterruptedException {
    CompletableFuture<Boolean> written = new CompletableFuture<>();
    lock.lockInterruptibly();
    try {
      if (closed) {
        return null;
      }
      journal.append(last.apply(written));
      closed = true;
      return written;
    } finally {
      lock.unlock();
    }
  }

  private void event(LongFunction<OutboxMessage> message) {
    try {
      lock.lockInterruptibly();
      try {
        refuseIfOver();
        long number = sequence + 1;
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        var unused = written.thenAccept(this::lostUnless);
        journal.append(new JournalEntry.Event(run(), number, written, message.apply(number)));
        sequence = number;
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      StopCause cause = stopCause;
      throw new ExecutionStoppedException(
          cause == null ? new StopCause(StopCause.Kind.CANCELLED, "Interrupted") : cause);
    }
  }

  private void lostUnless(boolean owned) {
    if (!owned) {
      stop(new StopCause(StopCause.Kind.LOST, "Another conductor has taken the task over"));
    }
  }

  private void refuseIfOver() {
    StopCause cause = stopCause;
    if (cause != null && !cause.endsTask()) {
      throw new ExecutionStoppedException(cause);
    }
    if (closed) {
      throw new ExecutionStoppedException(
          cause == null ? new StopCause(StopCause.Kind.LOST, "The run has ended") : cause);
    }
  }

  private void remove(Consumer<StopCause> action) {
    lock.lock();
    try {
      stopActions.remove(action);
    } finally {
      lock.unlock();
    }
  }
}
