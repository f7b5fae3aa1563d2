package io.murano.api.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.murano.common.json.MuranoJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What streams read. Long texts are cut: a page of events has to fit into little memory. */
@Component
final class StreamQueries {

  static final int PAGE = 50;

  private static final String REPORT_COLUMNS =
      "id, task_id, entity_id, level, left(text, 16384) as text,"
          + " left(details, 16384) as details, created, sequence, position";

  private final JdbcClient jdbc;

  StreamQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Returns how a run stands, or empty when it is gone. */
  Optional<RunState> run(String taskId) {
    return jdbc.sql("select finished, errors, warnings, result from task where id = ?")
        .param(taskId)
        .query(
            (row, number) ->
                new RunState(
                    row.getObject(1, OffsetDateTime.class),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4)))
        .optional();
  }

  List<ServerSentEvent> reportsOfRun(String taskId, long after) {
    return jdbc.sql(
            "select "
                + REPORT_COLUMNS
                + " from report where task_id = ? and position > ? order by position limit ?")
        .param(taskId)
        .param(after)
        .param(PAGE)
        .query((row, number) -> report(row))
        .list();
  }

  /** Returns the environment's present state under the present end of its stream. */
  Optional<ServerSentEvent> environment(String environmentId) {
    return jdbc.sql(
            """
            select e.status, e.version, e.updated, coalesce(s.position, 0) as position
            from environment e left join environment_stream s on s.environment_id = e.id
            where e.id = ?
            """)
        .param(environmentId)
        .query(
            (row, number) ->
                state(
                    row.getLong("position"),
                    new State(
                        environmentId,
                        row.getString("status"),
                        row.getLong("version"),
                        row.getObject("updated", OffsetDateTime.class).toInstant())))
        .optional();
  }

  List<ServerSentEvent> changesOfEnvironment(String environmentId, long after) {
    return jdbc.sql(
            "select null as status, null as version, "
                + REPORT_COLUMNS
                + " from report where environment_id = :environment and position > :after"
                + " union all select status, version, null, null, null, null, null, null,"
                + " created, null, position from environment_change"
                + " where environment_id = :environment and position > :after"
                + " order by position limit :limit")
        .param("environment", environmentId)
        .param("after", after)
        .param("limit", PAGE)
        .query(
            (row, number) -> {
              long position = row.getLong("position");
              String status = row.getString("status");
              return status == null
                  ? report(row)
                  : state(
                      position,
                      new State(
                          environmentId,
                          status,
                          row.getLong("version"),
                          row.getObject("created", OffsetDateTime.class).toInstant()));
            })
        .list();
  }

  private static ServerSentEvent report(ResultSet row) throws SQLException {
    return event(row.getLong("position"), "report", StreamedReport.of(row));
  }

  private static ServerSentEvent state(long position, State state) {
    return event(position, "state", state);
  }

  static ServerSentEvent event(long position, String name, Object data) {
    return new ServerSentEvent(position, name, MuranoJson.mapper().writeValueAsString(data));
  }

  /** How a run stands; the result is JSON. */
  record RunState(@Nullable OffsetDateTime finished, long errors, long warnings, String result) {}

  /**
   * A report; its number within the run is null when the api itself wrote it at the end.
   *
   * @param text at most 16384 characters
   * @param details at most 16384 characters, or null
   */
  record StreamedReport(
      @JsonProperty("id") String id,
      @JsonProperty("deployment_id") String deploymentId,
      @JsonProperty("sequence") @Nullable Long sequence,
      @JsonProperty("entity_id") @Nullable String entityId,
      @JsonProperty("level") String level,
      @JsonProperty("text") String text,
      @JsonProperty("details") @Nullable String details,
      @JsonProperty("time") Instant time) {

    private static final long FIRST_OWN_SEQUENCE = Long.MAX_VALUE - 1;

    static StreamedReport of(ResultSet row) throws SQLException {
      long sequence = row.getLong("sequence");
      return new StreamedReport(
          row.getString("id"),
          row.getString("task_id"),
          sequence < FIRST_OWN_SEQUENCE ? sequence : null,
          row.getString("entity_id"),
          row.getString("level"),
          row.getString("text"),
          row.getString("details"),
          row.getObject("created", OffsetDateTime.class).toInstant());
    }
  }

  /** State of an environment at a time. */
  record State(
      @JsonProperty("environment_id") String environmentId,
      @JsonProperty("status") String status,
      @JsonProperty("version") long version,
      @JsonProperty("time") Instant time) {}

  /** End of a run. */
  record RunEnd(
      @JsonProperty("deployment_id") String deploymentId,
      @JsonProperty("state") String state,
      @JsonProperty("finished") @Nullable Instant finished,
      @JsonProperty("result") @JsonRawValue String result) {}
}
