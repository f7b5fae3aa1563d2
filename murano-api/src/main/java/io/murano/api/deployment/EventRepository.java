package io.murano.api.deployment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SQL that stores the events of conductors, many at once. A task is locked while its events are
 * stored, so that the places they get in the stream become visible in order.
 */
@Component
final class EventRepository {

  private final JdbcClient jdbc;

  EventRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks those of the tasks that exist, and returns them by id. */
  Map<String, EventBatch.TaskRow> lockTasks(Collection<String> taskIds) {
    return jdbc
        .sql(
            """
            select t.id, t.environment_id, e.tenant_id, t.finished is not null as ended
            from task t join environment e on e.id = t.environment_id
            where t.id = any(?) order by t.id for no key update of t
            """)
        .param(taskIds.toArray(String[]::new))
        .query(
            (row, number) ->
                new EventBatch.TaskRow(
                    row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
        .stream()
        .collect(Collectors.toMap(EventBatch.TaskRow::id, Function.identity()));
  }

  /** Stores the reports of a batch and counts those that were not there yet. */
  void insertReports(EventBatch batch, Map<String, EventBatch.Counts> counts) {
    Long[] positions = batch.positions(reserve(batch.reportsByEnvironment()));
    jdbc.sql(
            """
            insert into report
              (id, task_id, environment_id, sequence, position, entity_id, level, text, details,
               created, updated)
            select r.id, r.task_id, r.environment_id, r.sequence, r.position, r.entity_id, r.level,
                   r.text, r.details, r.created, r.created
            from unnest(?::varchar[], ?::varchar[], ?::varchar[], ?::bigint[], ?::bigint[],
                        ?::varchar[], ?::varchar[], ?::text[], ?::text[], ?::timestamptz[])
              as r (id, task_id, environment_id, sequence, position, entity_id, level, text, details,
                    created)
            on conflict (task_id, sequence) do nothing
            returning task_id, level
            """)
        .param(batch.ids())
        .param(batch.taskIds())
        .param(batch.environmentIds())
        .param(batch.sequences())
        .param(positions)
        .param(batch.entityIds())
        .param(batch.levels())
        .param(batch.texts())
        .param(batch.details())
        .param(batch.timestamps())
        .query(
            row -> {
              count(counts, row.getString(1)).add(row.getString(2));
            });
  }

  /** Remembers an event that leaves no report; returns false when it was known. */
  boolean insertInstanceEvent(String taskId, long sequence) {
    return jdbc.sql(
                "insert into instance_event (task_id, sequence) values (?, ?) on conflict do nothing")
            .param(taskId)
            .param(sequence)
            .update()
        == 1;
  }

  void addCounts(Map<String, EventBatch.Counts> counts, Instant now) {
    List<String> ids = counts.keySet().stream().sorted().toList();
    jdbc.sql(
            """
            update task t set events = t.events + d.events, warnings = t.warnings + d.warnings,
              errors = t.errors + d.errors, last_activity = ?, updated = ?
            from unnest(?::varchar[], ?::bigint[], ?::bigint[], ?::bigint[])
              as d (id, events, warnings, errors)
            where t.id = d.id
            """)
        .param(utc(now))
        .param(utc(now))
        .param(ids.toArray(String[]::new))
        .param(ids.stream().map(id -> count(counts, id).events()).toArray(Long[]::new))
        .param(ids.stream().map(id -> count(counts, id).warnings()).toArray(Long[]::new))
        .param(ids.stream().map(id -> count(counts, id).errors()).toArray(Long[]::new))
        .update();
  }

  /** Tells every api instance that these environments' streams have grown. */
  void announce(Collection<String> environmentIds) {
    jdbc.sql("select pg_notify('murano_api_environment', e) from unnest(?::varchar[]) as e")
        .param(environmentIds.toArray(String[]::new))
        .query()
        .listOfRows();
  }

  private Map<String, Long> reserve(Map<String, Long> steps) {
    List<String> environments = steps.keySet().stream().sorted().toList();
    Map<String, Long> last = new HashMap<>();
    jdbc.sql(
            """
            select e.id, next_stream_position(e.id, e.steps)
            from (select * from unnest(?::varchar[], ?::bigint[]) as u (id, steps) order by id) e
            """)
        .param(environments.toArray(String[]::new))
        .param(environments.stream().map(steps::get).toArray(Long[]::new))
        .query(
            row -> {
              last.put(row.getString(1), row.getLong(2));
            });
    return last;
  }

  static EventBatch.Counts count(Map<String, EventBatch.Counts> counts, String taskId) {
    return counts.computeIfAbsent(taskId, id -> new EventBatch.Counts());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
