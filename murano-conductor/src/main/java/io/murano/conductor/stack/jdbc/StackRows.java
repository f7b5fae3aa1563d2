package io.murano.conductor.stack.jdbc;

import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackStatus.Progress;
import io.murano.conductor.stack.engine.ResourceRecord;
import io.murano.conductor.stack.engine.StackKey;
import io.murano.conductor.stack.engine.StackLease;
import io.murano.conductor.stack.engine.StackRecord;
import io.murano.conductor.stack.hot.DeletionPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows of the stack tables. Stateless. */
final class StackRows {

  private StackRows() {}

  static StackRecord stack(ResultSet row, int number) throws SQLException {
    return new StackRecord(
        row.getString("id"),
        new StackKey(row.getString("region"), row.getString("project_id"), row.getString("name")),
        status(row),
        row.getString("reason"),
        StackJson.readRequest(row.getString("request")),
        StackJson.readTexts(row.getString("parameters")),
        StackJson.readMap(row.getString("outputs")),
        Objects.requireNonNull(instant(row, "created")),
        instant(row, "updated"));
  }

  static StackLease lease(ResultSet row, int number) throws SQLException {
    return new StackLease(row.getString("id"), row.getLong("epoch"));
  }

  static ResourceRecord resource(ResultSet row, int number) throws SQLException {
    return new ResourceRecord(
        row.getString("uid"),
        row.getString("name"),
        row.getString("type"),
        row.getString("physical_id"),
        status(row),
        row.getString("reason"),
        StackJson.readMap(row.getString("properties")),
        StackJson.readMap(row.getString("metadata")),
        StackJson.readMap(row.getString("state")),
        Set.copyOf(StackJson.readList(row.getString("requires"))),
        DeletionPolicy.valueOf(row.getString("deletion_policy")),
        row.getBoolean("superseded"));
  }

  private static StackStatus status(ResultSet row) throws SQLException {
    return new StackStatus(row.getString("action"), Progress.valueOf(row.getString("progress")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
