package io.murano.api.deployment;

import io.murano.api.http.Ids;
import io.murano.api.http.StorableJson;
import io.murano.common.message.InstanceEvent;
import io.murano.common.message.ReportLevel;
import io.murano.common.message.StatusReport;
import io.murano.common.message.TaskEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events of running tasks as columns for SQL, in the order in which they were numbered. */
final class EventBatch {

  private static final int MAX_ENTITY_ID = 255;

  private final Map<String, TaskRow> tasks;
  private final List<StatusReport> reports = new ArrayList<>();
  private final List<InstanceEvent> instances = new ArrayList<>();

  /**
   * Sorts events by kind.
   *
   * @param tasks the tasks they belong to, by id
   */
  EventBatch(List<TaskEvent> events, Map<String, TaskRow> tasks) {
    this.tasks = tasks;
    for (TaskEvent event : events) {
      if (event instanceof StatusReport report) {
        reports.add(report);
      } else if (event instanceof InstanceEvent instance) {
        instances.add(instance);
      }
    }
  }

  List<InstanceEvent> instances() {
    return instances;
  }

  /** Returns the task with this id, one of those the batch was made with. */
  TaskRow task(String taskId) {
    return Objects.requireNonNull(tasks.get(taskId));
  }

  boolean hasReports() {
    return !reports.isEmpty();
  }

  /** Returns how many reports each environment gets at most. */
  Map<String, Long> reportsByEnvironment() {
    Map<String, Long> counts = new HashMap<>();
    reports.forEach(report -> counts.merge(environmentOf(report), 1L, Long::sum));
    return counts;
  }

  /**
   * Returns the place of each report in its environment's stream.
   *
   * @param last last place that was reserved, by environment
   */
  Long[] positions(Map<String, Long> last) {
    Map<String, Long> next = new HashMap<>();
    reportsByEnvironment().forEach((id, count) -> next.put(id, last.getOrDefault(id, 0L) - count));
    return reports.stream()
        .map(report -> next.merge(environmentOf(report), 1L, Long::sum))
        .toArray(Long[]::new);
  }

  String[] ids() {
    return text(report -> Ids.next());
  }

  String[] taskIds() {
    return text(StatusReport::taskId);
  }

  String[] environmentIds() {
    return text(this::environmentOf);
  }

  Long[] sequences() {
    return reports.stream().map(StatusReport::sequence).toArray(Long[]::new);
  }

  String[] entityIds() {
    return text(
        report -> {
          String id = report.entityId();
          return id == null ? null : StorableJson.storable(shorten(id));
        });
  }

  String[] levels() {
    return text(report -> report.level().text());
  }

  String[] texts() {
    return text(report -> StorableJson.storable(report.text()));
  }

  String[] details() {
    return text(
        report -> report.details() == null ? null : StorableJson.storable(report.details()));
  }

  String[] timestamps() {
    return text(report -> report.timestamp().toString());
  }

  /** The task knows its environment; the event only claims one. */
  private String environmentOf(StatusReport report) {
    return task(report.taskId()).environmentId();
  }

  private static String shorten(String id) {
    return id.length() <= MAX_ENTITY_ID ? id : id.substring(0, MAX_ENTITY_ID);
  }

  private String[] text(Function<StatusReport, @Nullable String> column) {
    return reports.stream().map(column).toArray(String[]::new);
  }

  /** A task that is locked while its events are stored. */
  record TaskRow(String id, String environmentId, String tenantId, boolean ended) {}

  /** How many new events a task has got, and of which kinds. */
  static final class Counts {
    private long events;
    private long warnings;
    private long errors;

    void add(@Nullable String level) {
      events++;
      if (ReportLevel.WARNING.text().equals(level)) {
        warnings++;
      } else if (ReportLevel.ERROR.text().equals(level)) {
        errors++;
      }
    }

    long events() {
      return events;
    }

    long warnings() {
      return warnings;
    }

    long errors() {
      return errors;
    }

    boolean hasTrouble() {
      return warnings + errors > 0;
    }
  }
}
