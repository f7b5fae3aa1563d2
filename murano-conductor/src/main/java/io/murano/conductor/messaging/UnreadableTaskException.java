package io.murano.conductor.messaging;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import org.jspecify.annotations.Nullable;

/** A task message that no conductor of this version can read. */
final class UnreadableTaskException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String taskId;
  private final @Nullable String environmentId;

  UnreadableTaskException(String reason, @Nullable String taskId, @Nullable String environmentId) {
    super(ErrorCode.INVALID_INPUT, "The task message cannot be read: " + reason);
    this.taskId = taskId;
    this.environmentId = environmentId;
  }

  /** Returns the id of the task if at least that can be told. */
  @Nullable String taskId() {
    return taskId;
  }

  /** Returns the id of the environment if at least that can be told. */
  @Nullable String environmentId() {
    return environmentId;
  }
}
