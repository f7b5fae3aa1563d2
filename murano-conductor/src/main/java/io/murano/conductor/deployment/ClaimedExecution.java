package io.murano.conductor.deployment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An execution that this conductor has just become the owner of.
 *
 * @param run task id and epoch
 * @param environmentId id of the environment
 * @param task the message as it came, JSON; holds a token
 * @param attempt number of this start, from 1
 * @param lastSequence number of the last event that an earlier run has stored
 * @param elapsed time since the first start
 * @param previousOwner the conductor that was lost, or null when none was
 * @param cancellation why the task was cancelled meanwhile, or null
 */
record ClaimedExecution(
    RunKey run,
    String environmentId,
    String task,
    int attempt,
    long lastSequence,
    Duration elapsed,
    @Nullable String previousOwner,
    @Nullable String cancellation) {

  /** Returns a text without the task. */
  @Override
  public String toString() {
    return "ClaimedExecution[task=%s, epoch=%d, attempt=%d]"
        .formatted(run.taskId(), run.epoch(), attempt);
  }
}
