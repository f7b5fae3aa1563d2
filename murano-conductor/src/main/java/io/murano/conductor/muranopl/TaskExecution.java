package io.murano.conductor.muranopl;

import io.murano.conductor.muranopl.request.ModelOutcome;

/** A task that can be run once. */
public interface TaskExecution extends RunningExecution {

  /**
   * Runs the task on the calling thread and returns when it has ended. Failures of any kind,
   * package defects and exhausted budgets included, are outcomes, not exceptions.
   */
  ModelOutcome run();
}
