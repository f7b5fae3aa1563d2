package io.murano.api.deployment;

import io.murano.common.message.TaskResult;
import org.springframework.stereotype.Component;

/** The door for results of conductors. Thread-safe. */
@Component
public final class TaskResults {

  private final RunFinisher finisher;

  TaskResults(RunFinisher finisher) {
    this.finisher = finisher;
  }

  /**
   * Takes a result, each exactly once in effect; results of tasks that are gone or have ended are
   * dropped. When the method returns the result is applied, or kept until the reports sent before
   * it are stored.
   */
  public void take(TaskResult result) {
    finisher.take(result);
  }
}
