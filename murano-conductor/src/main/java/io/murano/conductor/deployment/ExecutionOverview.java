package io.murano.conductor.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.common.json.MuranoJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is known about executions on all conductors. Thread-safe. */
public final class ExecutionOverview {

  private static final int MOST = 1_000;

  private final JdbcClient jdbc;

  ExecutionOverview(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An execution as operators see it.
   *
   * @param taskId id of the task
   * @param environmentId id of the environment
   * @param projectId project of the caller
   * @param method method of the action; null for a deletion
   * @param state {@code WAITING}, {@code RUNNING}, or how it has ended
   * @param reason why it failed or was cancelled, or null
   * @param owner conductor that runs it, or null
   * @param attempts how often it was started
   * @param leaseUntil until when it is the owner's without renewal, or null
   * @param received when it came
   * @param started when it was started first, or null
   * @param activity MuranoPL frames at the last renewal, or null
   * @param plans its plans that are not answered, oldest first: id, queue, since when, until when
   * @param events starts after losses, hand-overs and ends
   */
  public record ExecutionSummary(
      @JsonProperty("task_id") String taskId,
      @JsonProperty("environment_id") String environmentId,
      @JsonProperty("project_id") String projectId,
      @JsonProperty("method") @Nullable String method,
      @JsonProperty("state") ExecutionState state,
      @JsonProperty("reason") @Nullable String reason,
      @JsonProperty("owner") @Nullable String owner,
      @JsonProperty("attempts") int attempts,
      @JsonProperty("lease_until") @Nullable Instant leaseUntil,
      @JsonProperty("received") Instant received,
      @JsonProperty("started") @Nullable Instant started,
      @JsonProperty("activity") @Nullable JsonNode activity,
      @JsonProperty("plans") JsonNode plans,
      @JsonProperty("events") JsonNode events) {}

  /**
   * Lists executions, oldest first.
   *
   * @param taskId one task, ended or not; null for all that have not ended
   */
  public List<ExecutionSummary> list(@Nullable String taskId) {
    return jdbc.sql(
            """
            select e.*,
                   (select coalesce(json_agg(json_build_object(
                             'plan_id', p.plan_id, 'queue', p.queue, 'sent', p.created,
                             'deadline', p.deadline) order by p.created), '[]')
                      from plan p
                     where p.task_id = e.task_id and p.state = 'OUTSTANDING') as plans,
                   (select coalesce(json_agg(json_build_object(
                             'at', a.at, 'event', a.event, 'conductor', a.conductor,
                             'detail', a.detail) order by a.id), '[]')
                      from execution_audit a where a.task_id = e.task_id) as events
              from execution e
             where (:task::text is null and e.state in ('WAITING', 'RUNNING')) or e.task_id = :task
             order by e.arrival
             limit :most
            """)
        .param("task", taskId)
        .param("most", MOST)
        .query((row, number) -> summary(row))
        .list();
  }

  /** Returns the number of executions in a state. */
  public long count(ExecutionState state) {
    return jdbc.sql("select count(*) from execution where state = ?")
        .param(state.name())
        .query(Long.class)
        .single();
  }

  private static ExecutionSummary summary(ResultSet row) throws SQLException {
    String activity = row.getString("activity");
    return new ExecutionSummary(
        row.getString("task_id"),
        row.getString("environment_id"),
        row.getString("project_id"),
        row.getString("method"),
        ExecutionState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("owner"),
        row.getInt("attempts"),
        instant(row.getTimestamp("lease_until")),
        row.getTimestamp("received").toInstant(),
        instant(row.getTimestamp("started")),
        activity == null ? null : MuranoJson.mapper().readTree(activity),
        MuranoJson.mapper().readTree(row.getString("plans")),
        MuranoJson.mapper().readTree(row.getString("events")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
