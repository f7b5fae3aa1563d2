package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The beginning or end of the life of an application or machine, for instance statistics (contract
 * messaging §3.6, {@code track_instance} and {@code untrack_instance}).
 *
 * @param taskId id of the task
 * @param environmentId id of the environment
 * @param sequence number within the task, from 1
 * @param tracked true at the beginning, false at the end
 * @param instanceId id of the application or machine object
 * @param instanceType 100 application, 200 machine
 * @param typeName class name of the object; null at the end
 * @param typeTitle title for people, or null
 * @param unitCount number of units, or null
 * @param timestamp when it happened
 */
public record InstanceEvent(
    @JsonProperty("task_id") String taskId,
    @JsonProperty("environment_id") String environmentId,
    @JsonProperty("sequence") long sequence,
    @JsonProperty("tracked") boolean tracked,
    @JsonProperty("instance") String instanceId,
    @JsonProperty("instance_type") int instanceType,
    @JsonProperty("type_name") @Nullable String typeName,
    @JsonProperty("type_title") @Nullable String typeTitle,
    @JsonProperty("unit_count") @Nullable Integer unitCount,
    @JsonProperty("timestamp") Instant timestamp)
    implements TaskEvent {

  /** Value of {@link #instanceType} for an application. */
  public static final int APPLICATION = 100;

  /** Value of {@link #instanceType} for a machine. */
  public static final int MACHINE = 200;

  /** Checks that the members every reader relies on are present. */
  public InstanceEvent {
    Objects.requireNonNull(taskId, "task_id");
    Objects.requireNonNull(environmentId, "environment_id");
    Objects.requireNonNull(instanceId, "instance");
    Objects.requireNonNull(timestamp, "timestamp");
  }
}
