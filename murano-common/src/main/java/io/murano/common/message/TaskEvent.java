package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Something a running task tells the api, sent to {@code murano.reports}. Events of one task are
 * numbered from 1 without gaps, whichever conductor works on it, so that duplicates and reordering
 * are harmless: (task id, sequence) is the key of idempotence.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StatusReport.class, name = "report"),
  @JsonSubTypes.Type(value = InstanceEvent.class, name = "instance")
})
public sealed interface TaskEvent permits StatusReport, InstanceEvent {

  /** Returns the id of the task. */
  String taskId();

  /** Returns the id of the environment. */
  String environmentId();

  /** Returns the number of this event within its task, from 1. */
  long sequence();

  /** Returns when it happened, UTC. */
  Instant timestamp();
}
