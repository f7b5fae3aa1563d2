package io.murano.conductor.deployment;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task, as its program sees it. Thread-safe: branches of the program share it. After
 * the run has ended, or was taken over, nothing that is given to it has an effect.
 */
public interface ExecutionHandle {

  /** Returns the id of the task. */
  String taskId();

  /** Returns the id of the environment. */
  String environmentId();

  /** Returns the number of this run of the task, from 1; above 1 an earlier run was lost. */
  int attempt();

  /** Returns the number that every write of this run carries; higher after each start. */
  int epoch();

  /**
   * Sends a progress line. Returns once it is queued; lines are stored and published in order.
   * Blocks while very many are queued.
   *
   * @throws ExecutionStoppedException if the run has to stop and lines no longer count
   */
  void report(Progress progress);

  /**
   * Tells about an application or machine, in order with the progress lines.
   *
   * @throws ExecutionStoppedException if the run has to stop and events no longer count
   */
  void instance(InstanceChange change);

  /** Returns why the run has to stop, or null while it may go on. Cheap. */
  @Nullable StopCause stop();

  /**
   * Throws if the run has to stop.
   *
   * @throws ExecutionStoppedException with the cause
   */
  default void checkpoint() {
    StopCause cause = stop();
    if (cause != null) {
      throw new ExecutionStoppedException(cause);
    }
  }

  /**
   * Has an action run when the run has to stop; at once if it already has to. The action must be
   * quick.
   *
   * @return removes the action again
   */
  Runnable onStop(Consumer<StopCause> action);

  /**
   * Waits until it is certain that no other conductor has taken the task over: to be called before
   * an effect outside of Murano that the database cannot refuse, such as a request to a cloud.
   * Returns at once in ordinary times.
   *
   * @throws ExecutionStoppedException if the task was taken over or the run has to stop
   * @throws InterruptedException if the thread was interrupted
   */
  void awaitOwnership(Duration timeout) throws InterruptedException;

  /**
   * Sets how operators see what the program does now.
   *
   * @param frames returns the MuranoPL call stack, innermost frame first; called by other threads
   */
  void showActivity(Supplier<List<String>> frames);
}
