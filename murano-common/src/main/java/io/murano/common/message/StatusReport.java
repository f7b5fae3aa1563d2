package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One progress line of a task (contract messaging §3.6, {@code report_notification}).
 *
 * @param taskId id of the task
 * @param environmentId id of the environment
 * @param sequence number within the task, from 1
 * @param entityId id of the object the line is about; the environment id when about the whole
 * @param level severity
 * @param text the line
 * @param details longer text such as a stack trace, or null
 * @param timestamp when it was reported
 */
public record StatusReport(
    @JsonProperty("task_id") String taskId,
    @JsonProperty("environment_id") String environmentId,
    @JsonProperty("sequence") long sequence,
    @JsonProperty("id") @Nullable String entityId,
    @JsonProperty("level") ReportLevel level,
    @JsonProperty("text") String text,
    @JsonProperty("details") @Nullable String details,
    @JsonProperty("timestamp") Instant timestamp)
    implements TaskEvent {

  /** Checks that the members every reader relies on are present. */
  public StatusReport {
    Objects.requireNonNull(taskId, "task_id");
    Objects.requireNonNull(environmentId, "environment_id");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(timestamp, "timestamp");
  }
}
