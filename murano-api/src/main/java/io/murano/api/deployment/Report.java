package io.murano.api.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.http.ApiDates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One progress line of a run as the api shows it (contract rest-api §2.6).
 *
 * @param id id of the line
 * @param taskId the run
 * @param entityId id of the object it is about, or null
 * @param entity unused, always null
 * @param level {@code info}, {@code warning} or {@code error}
 * @param text the line
 * @param details longer text, or null
 * @param created when it was reported
 * @param updated as {@code created}
 */
public record Report(
    @JsonProperty("id") String id,
    @JsonProperty("task_id") String taskId,
    @JsonProperty("entity_id") @Nullable String entityId,
    @JsonProperty("entity") @Nullable String entity,
    @JsonProperty("level") String level,
    @JsonProperty("text") String text,
    @JsonProperty("details") @Nullable String details,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated) {

  /** The columns that {@link #of} reads. */
  public static final String COLUMNS =
      "id, task_id, entity_id, entity, level, text, details, created, updated";

  /** Reads a row selected with {@link #COLUMNS}. */
  public static Report of(ResultSet row) throws SQLException {
    return new Report(
        row.getString("id"),
        row.getString("task_id"),
        row.getString("entity_id"),
        row.getString("entity"),
        row.getString("level"),
        row.getString("text"),
        row.getString("details"),
        date(row, "created"),
        date(row, "updated"));
  }

  private static String date(ResultSet row, String column) throws SQLException {
    return ApiDates.row(row.getObject(column, OffsetDateTime.class).toInstant());
  }
}
