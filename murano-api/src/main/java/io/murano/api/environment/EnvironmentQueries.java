package io.murano.api.environment;

import io.murano.api.deployment.Report;
import io.murano.api.http.ApiDates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is read about environments without loading their models. */
@Component
final class EnvironmentQueries {

  private static final String COLUMNS =
      "select id, name, tenant_id, description_text, version, created, updated, status"
          + " from environment ";

  private final JdbcClient jdbc;

  EnvironmentQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lists the environments of one project, or of all when it is null, by name. */
  List<EnvironmentView> list(@Nullable String projectId, Page page) {
    String condition = projectId == null ? "" : " and tenant_id = :project";
    return jdbc.sql(
            COLUMNS
                + "where (cast(:marker as varchar) is null"
                + " or (name, id) > (select name, id from environment where id = :marker))"
                + condition
                + " order by name, id limit :limit")
        .param("marker", page.marker())
        .param("project", projectId)
        .param("limit", page.limit())
        .query((row, number) -> view(row))
        .list();
  }

  /** Returns the session that is being deployed, if any. */
  Optional<String> deployingSession(String environmentId) {
    return jdbc.sql(
            "select id from session where environment_id = ? and state = 'deploying' limit 1")
        .param(environmentId)
        .query(String.class)
        .optional();
  }

  /**
   * Returns the newest report about any of the objects inside each service.
   *
   * @param entities ids of the objects inside, by service id
   */
  Map<String, Report> lastReports(String environmentId, Map<String, Set<String>> entities) {
    List<String> services = new ArrayList<>();
    List<String> objects = new ArrayList<>();
    entities.forEach(
        (service, ids) ->
            ids.forEach(
                id -> {
                  services.add(service);
                  objects.add(id);
                }));
    Map<String, Report> reports = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (k.service) k.service, r.*
            from unnest(?::varchar[], ?::varchar[]) as k (service, object)
              join report r on r.environment_id = ? and r.entity_id = k.object
            order by k.service, r.created desc, r.sequence desc
            """)
        .param(services.toArray(String[]::new))
        .param(objects.toArray(String[]::new))
        .param(environmentId)
        .query(
            row -> {
              reports.put(row.getString("service"), Report.of(row));
            });
    return reports;
  }

  private static EnvironmentView view(ResultSet row) throws SQLException {
    return new EnvironmentView(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        ApiDates.row(row.getObject(6, OffsetDateTime.class).toInstant()),
        ApiDates.row(row.getObject(7, OffsetDateTime.class).toInstant()),
        row.getString(8));
  }

  /** Which part of a list: the rows after one, at most so many; null means no bound. */
  record Page(@Nullable String marker, @Nullable Integer limit) {}
}
