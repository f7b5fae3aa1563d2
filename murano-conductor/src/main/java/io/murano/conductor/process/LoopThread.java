package io.murano.conductor.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A thread that goes round a loop from its start to its end. The loop is to ask {@link #running}
 * each time round. Thread-safe.
 */
public final class LoopThread {

  private final String name;
  private final Runnable loop;
  private final ConductorThreads threads;
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  /**
   * Creates the thread, not started.
   *
   * @param name name of the thread
   * @param loop what runs on it; returns soon after {@link #running} has become false
   */
  public LoopThread(String name, Runnable loop, ConductorThreads threads) {
    this.name = name;
    this.loop = loop;
    this.threads = threads;
  }

  /** Starts the loop. */
  public void start() {
    running = true;
    Thread started = threads.loop(name, loop);
    thread = started;
    started.start();
  }

  /** Returns whether the loop has been started and not been told to end. */
  public boolean running() {
    return running;
  }

  /** Tells the loop to end, without waiting; the loop itself may do so. */
  public void end() {
    running = false;
  }

  /** Interrupts what the loop does now. */
  public void interrupt() {
    Thread current = thread;
    if (current != null) {
      current.interrupt();
    }
  }

  /**
   * Waits until the loop has ended, and interrupts it if that takes too long. If the calling thread
   * is interrupted, it returns at once and stays interrupted.
   */
  public void awaitEnd(Duration limit) {
    Thread current = thread;
    if (current == null) {
      return;
    }
    try {
      current.join(limit.toMillis());
      current.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
