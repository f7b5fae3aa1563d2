package io.murano.api.deployment;

import io.murano.api.model.ModelWalk;
import io.murano.common.json.MuranoJson;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is read about runs. */
@Component
final class DeploymentQueries {

  private final JdbcClient jdbc;

  DeploymentQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Deployment> ofEnvironment(String environmentId) {
    return jdbc.sql(
            "select "
                + Deployment.COLUMNS
                + " from task t where t.environment_id = ? order by t.started desc, t.id desc")
        .param(environmentId)
        .query((row, number) -> Deployment.of(row))
        .list();
  }

  List<Deployment> ofProject(@Nullable String projectId) {
    return jdbc.sql(
            "select "
                + Deployment.COLUMNS
                + " from task t join environment e on e.id = t.environment_id"
                + " where e.tenant_id = ? order by t.started desc, t.id desc")
        .param(projectId)
        .query((row, number) -> Deployment.of(row))
        .list();
  }

  Optional<Deployment> find(String id) {
    return jdbc.sql("select " + Deployment.COLUMNS + " from task t where t.id = ?")
        .param(id)
        .query((row, number) -> Deployment.of(row))
        .optional();
  }

  List<Report> reports(String deploymentId) {
    return jdbc.sql("select " + Report.COLUMNS + " from report where task_id = ? order by sequence")
        .param(deploymentId)
        .query((row, number) -> Report.of(row))
        .list();
  }

  List<Report> reports(String deploymentId, Collection<String> entityIds) {
    return jdbc.sql(
            "select "
                + Report.COLUMNS
                + " from report where task_id = ? and entity_id = any(?) order by sequence")
        .param(deploymentId)
        .param(entityIds.toArray(String[]::new))
        .query((row, number) -> Report.of(row))
        .list();
  }

  /** Returns the ids of everything inside the named top-level services of a run. */
  static Set<String> entityIds(Deployment deployment, Set<String> serviceIds) {
    JsonNode description = MuranoJson.mapper().readTree(deployment.description());
    Set<String> ids = new HashSet<>();
    for (JsonNode service : description.path("services")) {
      String serviceId = ModelWalk.idOf(service);
      if (serviceId != null && serviceIds.contains(serviceId)) {
        ModelWalk.forEachObject(
            service,
            object -> {
              String id = ModelWalk.idOf(object);
              if (id != null) {
                ids.add(id);
              }
            });
      }
    }
    return ids;
  }
}
