package io.murano.conductor.process;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done again and again, on threads of its own, between start and stop. Tasks have to
 * handle their failures: one that throws is not done again. Thread-safe.
 */
public final class PeriodicWork {

  private final String threadPrefix;
  private final int threadCount;
  private final ConductorThreads threads;
  private volatile @Nullable ScheduledExecutorService scheduler;

  /**
   * Creates the work, not started.
   *
   * @param threadPrefix how the names of the threads begin
   * @param threadCount how many tasks may run at a time
   */
  public PeriodicWork(String threadPrefix, int threadCount, ConductorThreads threads) {
    this.threadPrefix = threadPrefix;
    this.threadCount = threadCount;
    this.threads = threads;
  }

  /** Starts the threads; tasks are added after that. */
  public void start() {
    scheduler = threads.scheduler(threadPrefix, threadCount);
  }

  /**
   * Does a task again and again. To be called after {@link #start}.
   *
   * @param first time before the first round
   * @param pause time between the end of a round and the beginning of the next one
   */
  public void repeat(Runnable task, Duration first, Duration pause) {
    ScheduledExecutorService started = scheduler;
    if (started == null) {
      throw new IllegalStateException(threadPrefix + " has not been started");
    }
    var unused =
        started.scheduleWithFixedDelay(
            task, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does a task again and again, the first time after one pause. */
  public void repeat(Runnable task, Duration pause) {
    repeat(task, pause, pause);
  }

  /** Does a task once, soon; nothing happens outside of start and stop. */
  public void once(Runnable task) {
    ScheduledExecutorService started = scheduler;
    if (started != null) {
      started.execute(task);
    }
  }

  /** Stops: interrupts what runs and forgets all tasks. */
  public void stop() {
    ScheduledExecutorService stopping = scheduler;
    if (stopping != null) {
      stopping.shutdownNow();
      scheduler = null;
    }
  }

  /** Returns whether it is between start and stop. */
  public boolean running() {
    return scheduler != null;
  }
}
