package io.murano.conductor.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Makes the conductor's threads. Work that may block for long runs on one thread per task: a
 * virtual one where the JVM has them, else an ordinary one that is kept for a while and used again.
 * All are daemons. Immutable and thread-safe.
 */
public final class ConductorThreads {

  private static final int IDLE_SECONDS = 30;

  private final boolean virtual;

  /**
   * Creates the factory.
   *
   * @param virtual whether to use virtual threads; requires Java 21 or newer
   */
  public ConductorThreads(boolean virtual) {
    this.virtual = virtual;
  }

  /** Returns whether tasks run on virtual threads. */
  public boolean virtual() {
    return virtual;
  }

  /** Returns an unbounded executor with a thread for every task; the caller shuts it down. */
  public ExecutorService perTask(String prefix) {
    return perTask(prefix, 0);
  }

  /**
   * Returns an unbounded executor with a thread for every task; the caller shuts it down.
   *
   * @param stackSize bytes of stack that threads reserve, 0 for what the JVM gives; virtual threads
   *     need none reserved
   */
  public ExecutorService perTask(String prefix, long stackSize) {
    ThreadFactory factory =
        virtual
            ? new VirtualThreadTaskExecutor(prefix).getVirtualThreadFactory()
            : numbered(prefix, stackSize);
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        virtual ? 0 : IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        factory);
  }

  /** Returns a thread for an endless loop, not started. */
  public Thread loop(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns a scheduler for short periodic work; the caller shuts it down. */
  public ScheduledExecutorService scheduler(String prefix, int threads) {
    ScheduledThreadPoolExecutor scheduler =
        new ScheduledThreadPoolExecutor(threads, numbered(prefix, 0));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return scheduler;
  }

  private static ThreadFactory numbered(String prefix, long stackSize) {
    AtomicLong number = new AtomicLong();
    return body -> {
      Thread thread = new Thread(null, body, prefix + number.incrementAndGet(), stackSize);
      thread.setDaemon(true);
      return thread;
    };
  }
}
