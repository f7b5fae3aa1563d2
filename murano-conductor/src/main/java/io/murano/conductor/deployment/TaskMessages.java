package io.murano.conductor.deployment;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.InstanceEvent;
import io.murano.common.message.ReportLevel;
import io.murano.common.message.StatusReport;
import io.murano.common.message.TaskEvent;
import io.murano.common.message.TaskResult;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;

/**
 * Writes what the api hears about one task. Texts are escaped to ASCII: the database could not hold
 * half of a surrogate pair, which a script's output may contain.
 */
final class TaskMessages {

  /** Longest text of a report in characters; the rest is cut off. */
  static final int TEXT_LIMIT = 256 * 1024;

  private static final ObjectWriter WRITER =
      MuranoJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final String taskId;
  private final String environmentId;
  private final Clock clock;

  TaskMessages(String taskId, String environmentId, Clock clock) {
    this.taskId = taskId;
    this.environmentId = environmentId;
    this.clock = clock;
  }

  /** Returns a progress line; one without an object is about the environment. */
  OutboxMessage report(long sequence, Progress progress) {
    String entity = progress.entityId() == null ? environmentId : progress.entityId();
    String details = progress.details();
    return event(
        new StatusReport(
            taskId,
            environmentId,
            sequence,
            entity,
            progress.level(),
            limited(progress.text()),
            details == null ? null : limited(details),
            now()));
  }

  /** Returns an event about an application or machine. */
  OutboxMessage instance(long sequence, InstanceChange change) {
    return event(
        new InstanceEvent(
            taskId,
            environmentId,
            sequence,
            change.tracked(),
            change.instanceId(),
            change.instanceType(),
            change.typeName(),
            change.typeTitle(),
            change.unitCount(),
            now()));
  }

  /** Returns the error line that goes with a failure for which no program has reported. */
  OutboxMessage failure(long sequence, String text, @Nullable String details) {
    return report(sequence, new Progress(null, ReportLevel.ERROR, text, details));
  }

  /** Returns the result. */
  OutboxMessage result(long lastSequence, TaskOutcome outcome) {
    TaskResult result =
        new TaskResult(
            DeploymentTask.FORMAT_VERSION,
            taskId,
            environmentId,
            outcome.action(),
            outcome.model(),
            lastSequence,
            now());
    return new OutboxMessage(
        MuranoQueues.RESULTS.name(), taskId + ":result", WRITER.writeValueAsString(result));
  }

  private OutboxMessage event(TaskEvent event) {
    // The declared type makes Jackson write the kind.
    String payload = WRITER.forType(TaskEvent.class).writeValueAsString(event);
    return new OutboxMessage(MuranoQueues.REPORTS.name(), taskId + ":" + event.sequence(), payload);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String limited(String text) {
    return text.length() <= TEXT_LIMIT
        ? text
        : text.substring(0, TEXT_LIMIT) + "… [" + (text.length() - TEXT_LIMIT) + " more]";
  }
}
