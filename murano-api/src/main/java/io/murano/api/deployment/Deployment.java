package io.murano.api.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.murano.api.http.ApiDates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A run as the api shows it (contract rest-api §2.6). The documents are passed on as the database
 * has them.
 *
 * @param id id of the run
 * @param environmentId its environment
 * @param state derived from its reports
 * @param created when it was requested
 * @param updated when it last changed
 * @param started as {@code created}
 * @param finished when it ended, null while it runs
 * @param description JSON: what was run, without secrets
 * @param action JSON: what was invoked; null for a deletion
 * @param result JSON: what came out, an empty object while it runs
 */
record Deployment(
    @JsonProperty("id") String id,
    @JsonProperty("environment_id") String environmentId,
    @JsonProperty("state") String state,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated,
    @JsonProperty("started") String started,
    @JsonProperty("finished") @Nullable String finished,
    @JsonProperty("description") @JsonRawValue String description,
    @JsonProperty("action") @JsonRawValue @Nullable String action,
    @JsonProperty("result") @JsonRawValue String result) {

  static final String COLUMNS =
      """
      t.id, t.environment_id, t.created, t.updated, t.started, t.finished, t.warnings, t.errors,
      '{"services": []}'::jsonb || coalesce(t.description, '{}') as description, t.action, t.result
      """;

  static Deployment of(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
    return new Deployment(
        row.getString("id"),
        row.getString("environment_id"),
        DeploymentState.of(finished != null, row.getLong("errors"), row.getLong("warnings")),
        date(row, "created"),
        date(row, "updated"),
        date(row, "started"),
        finished == null ? null : ApiDates.row(finished.toInstant()),
        row.getString("description"),
        row.getString("action"),
        row.getString("result"));
  }

  private static String date(ResultSet row, String column) throws SQLException {
    return ApiDates.row(row.getObject(column, OffsetDateTime.class).toInstant());
  }
}
