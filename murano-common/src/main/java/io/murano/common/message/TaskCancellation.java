package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * The wish to stop a task, sent to {@code murano.cancellations}. It may overtake the task itself;
 * the conductor that receives it records it either way.
 *
 * @param taskId id of the task
 * @param environmentId id of the environment
 * @param userId who asked
 * @param reason text for the report
 * @param requested when
 */
public record TaskCancellation(
    @JsonProperty("task_id") String taskId,
    @JsonProperty("environment_id") String environmentId,
    @JsonProperty("user_id") String userId,
    @JsonProperty("reason") String reason,
    @JsonProperty("requested") Instant requested) {

  /** Checks that all members are present. */
  public TaskCancellation {
    Objects.requireNonNull(taskId, "task_id");
    Objects.requireNonNull(environmentId, "environment_id");
    Objects.requireNonNull(userId, "user_id");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(requested, "requested");
  }
}
