package io.murano.conductor.deployment;

import io.murano.common.message.DeploymentTask;

/**
 * What a task does: the port behind which the language lives. One instance serves all executions
 * and is called by many threads at once.
 */
@FunctionalInterface
public interface TaskProgram {

  /**
   * Runs a task to its end, in blocking style, on a thread of its own.
   *
   * <p>The program may be run again for the same task after the conductor that ran it was lost. It
   * has to stop soon after {@link ExecutionHandle#stop()} returns a cause; the thread is also
   * interrupted, a while later.
   *
   * @param task the task as it came
   * @param execution the run: reports go to it, plans belong to it
   * @return the outcome, also of a task that failed in the ordinary way
   * @throws ExecutionStoppedException if the run was stopped
   * @throws InterruptedException if the thread was interrupted
   * @throws RuntimeException for anything else; the task then fails with the message of a {@code
   *     MuranoException}, or as an internal error
   */
  TaskOutcome run(DeploymentTask task, ExecutionHandle execution) throws InterruptedException;
}
