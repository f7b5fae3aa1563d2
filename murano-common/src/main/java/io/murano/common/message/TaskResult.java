package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The end of a task, sent exactly once in effect to {@code murano.results}; duplicates on the wire
 * are told by the task id.
 *
 * @param formatVersion version of this record, {@link DeploymentTask#FORMAT_VERSION}
 * @param taskId id of the task
 * @param environmentId id of the environment
 * @param action the action's outcome
 * @param model the new model; null when the task failed before it could be loaded, which readers
 *     take as "unchanged"
 * @param lastSequence number of the task's last {@link TaskEvent}, 0 when there was none: the
 *     reader knows from it whether events are still under way
 * @param finished when the task ended
 */
public record TaskResult(
    @JsonProperty("format_version") int formatVersion,
    @JsonProperty("task_id") String taskId,
    @JsonProperty("environment_id") String environmentId,
    @JsonProperty("action") ActionResult action,
    @JsonProperty("model") @Nullable JsonNode model,
    @JsonProperty("last_sequence") long lastSequence,
    @JsonProperty("finished") Instant finished) {

  /** Checks that the members every reader relies on are present. */
  public TaskResult {
    Objects.requireNonNull(taskId, "task_id");
    Objects.requireNonNull(environmentId, "environment_id");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(finished, "finished");
  }

  /** Returns a text without the model, which may hold secrets. */
  @Override
  public String toString() {
    return "TaskResult[task=%s, environment=%s, isException=%s, lastSequence=%d]"
        .formatted(taskId, environmentId, action.isException(), lastSequence);
  }
}
