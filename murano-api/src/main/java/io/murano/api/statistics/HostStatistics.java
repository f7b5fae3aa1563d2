package io.murano.api.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.http.ApiDates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * Request counts of one api host (contract rest-api §2.11).
 *
 * @param requestsPerTenant a JSON document written as a string, as the original has it
 */
record HostStatistics(
    @JsonProperty("id") int id,
    @JsonProperty("host") String host,
    @JsonProperty("request_count") long requestCount,
    @JsonProperty("error_count") long errorCount,
    @JsonProperty("average_response_time") double averageResponseTime,
    @JsonProperty("requests_per_tenant") String requestsPerTenant,
    @JsonProperty("requests_per_second") double requestsPerSecond,
    @JsonProperty("errors_per_second") double errorsPerSecond,
    @JsonProperty("cpu_count") int cpuCount,
    @JsonProperty("cpu_percent") double cpuPercent,
    @JsonProperty("created") String created,
    @JsonProperty("updated") String updated) {

  static HostStatistics of(ResultSet row) throws SQLException {
    return new HostStatistics(
        row.getInt("id"),
        row.getString("host"),
        row.getLong("request_count"),
        row.getLong("error_count"),
        row.getDouble("average_response_time"),
        row.getString("requests_per_tenant"),
        row.getDouble("requests_per_second"),
        row.getDouble("errors_per_second"),
        row.getInt("cpu_count"),
        row.getDouble("cpu_percent"),
        ApiDates.row(row.getObject("created", OffsetDateTime.class).toInstant()),
        ApiDates.row(row.getObject("updated", OffsetDateTime.class).toInstant()));
  }
}
