package io.murano.api.deployment;

import io.murano.api.http.Ids;
import io.murano.common.message.ReportLevel;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lines that the api itself writes around those of the conductor. Their places in the order are
 * fixed, which also makes each of them unique within its run.
 */
@Component
final class OwnReports {

  private static final long FIRST = 0;
  private static final long LAST = Long.MAX_VALUE;
  private static final long FAILURE = LAST - 1;

  private final JdbcClient jdbc;

  OwnReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void scheduled(Place task, @Nullable String method, Instant now) {
    // "None" is what the original prints for a deletion, and clients show it (contract §3.4).
    String text = "Action %s is scheduled".formatted(method == null ? "None" : method);
    write(task, FIRST, new Line(ReportLevel.INFO, text, null), now);
  }

  /** Makes a failure visible that the conductor did not report as a line. */
  void failure(Place task, String text, @Nullable String details, Instant now) {
    write(task, FAILURE, new Line(ReportLevel.ERROR, text, details), now);
    jdbc.sql("update task set errors = errors + 1 where id = ?").param(task.taskId()).update();
  }

  /** Writes the last line, or rewrites it when late lines have changed what it has to say. */
  void finished(Place task, String text, Instant now) {
    write(task, LAST, new Line(ReportLevel.INFO, text, null), now);
  }

  private void write(Place task, long sequence, Line line, Instant now) {
    jdbc.sql(
            """
            insert into report
              (id, task_id, environment_id, sequence, position, level, text, details, created, updated)
            values
              (:id, :task, :environment, :sequence, next_stream_position(:environment, 1),
               :level, :text, :details, :now, :now)
            on conflict (task_id, sequence) do update
              set text = excluded.text, position = excluded.position, updated = excluded.updated
            """)
        .param("id", Ids.next())
        .param("task", task.taskId())
        .param("environment", task.environmentId())
        .param("sequence", sequence)
        .param("level", line.level().text())
        .param("text", line.text())
        .param("details", line.details())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("select pg_notify('murano_api_environment', ?)")
        .param(task.environmentId())
        .query()
        .singleRow();
  }

  /** Whose line it is. */
  record Place(String taskId, String environmentId) {}

  private record Line(ReportLevel level, String text, @Nullable String details) {}
}
