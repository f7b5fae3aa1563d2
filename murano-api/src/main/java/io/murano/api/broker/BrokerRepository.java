package io.murano.api.broker;

import io.murano.api.broker.BrokerInstance.Kind;
import io.murano.api.broker.BrokerInstance.Operation;
import io.murano.api.broker.BrokerInstance.Order;
import io.murano.api.broker.BrokerInstance.Place;
import io.murano.api.broker.BrokerInstance.State;
import io.murano.common.json.MuranoJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Rows of the broker, all of one project. */
@Repository
class BrokerRepository {

  private final JdbcClient jdbc;
  private final Clock clock;

  BrokerRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Lets requests about one space pass one after the other, until the transaction ends. */
  void lockSpace(String projectId, String spaceId) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("broker space " + projectId + ' ' + spaceId)
        .query(Integer.class)
        .single();
  }

  Optional<String> environmentOfSpace(String projectId, String spaceId) {
    return jdbc.sql("select environment_id from broker_space where project_id = ? and id = ?")
        .param(projectId)
        .param(spaceId)
        .query(String.class)
        .optional();
  }

  void addSpace(String projectId, String spaceId, String environmentId) {
    jdbc.sql("insert into broker_space (project_id, id, environment_id) values (?, ?, ?)")
        .param(projectId)
        .param(spaceId)
        .param(environmentId)
        .update();
  }

  Optional<BrokerInstance> find(String projectId, String id) {
    return jdbc.sql("select * from broker_instance where project_id = ? and id = ?")
        .param(projectId)
        .param(id)
        .query((row, number) -> instance(row))
        .optional();
  }

  /** Stores an instance, or what has become of it. */
  void save(String projectId, BrokerInstance instance) {
    jdbc.sql(
            """
            insert into broker_instance (project_id, id, service_id, plan_id, organization_id,
              space_id, parameters, environment_id, object_id, operation, task_id, created, updated)
            values (:project, :id, :service, :plan, :organization, :space, cast(:parameters as jsonb),
              :environment, :object, :operation, :task, :now, :now)
            on conflict (project_id, id) do update set
              service_id = excluded.service_id, plan_id = excluded.plan_id,
              organization_id = excluded.organization_id, space_id = excluded.space_id,
              parameters = excluded.parameters, environment_id = excluded.environment_id,
              object_id = excluded.object_id, operation = excluded.operation,
              task_id = excluded.task_id, updated = excluded.updated
            """)
        .param("project", projectId)
        .param("id", instance.id())
        .param("service", instance.order().serviceId())
        .param("plan", instance.order().planId())
        .param("organization", instance.order().organizationId())
        .param("space", instance.order().spaceId())
        .param("parameters", instance.order().parameters().toString())
        .param("environment", instance.place().environmentId())
        .param("object", instance.place().objectId())
        .param("operation", instance.operation().kind().text())
        .param("task", instance.operation().taskId())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Returns how far the run of an operation is. */
  State stateOf(Operation operation) {
    return jdbc.sql(
            """
            select case when finished is null then 'IN_PROGRESS'
              when errors > 0 or (result ->> 'isException')::boolean then 'FAILED'
              else 'SUCCEEDED' end
            from task where id = ?
            """)
        .param(operation.taskId())
        .query(String.class)
        .optional()
        .map(State::valueOf)
        .orElse(State.GONE);
  }

  Optional<JsonNode> binding(String projectId, String instanceId, String id) {
    return jdbc.sql(
            "select request from broker_binding"
                + " where project_id = ? and instance_id = ? and id = ?")
        .param(projectId)
        .param(instanceId)
        .param(id)
        .query(String.class)
        .optional()
        .map(MuranoJson.mapper()::readTree);
  }

  void addBinding(String projectId, String instanceId, String id, JsonNode request) {
    jdbc.sql(
            "insert into broker_binding (project_id, instance_id, id, request, created)"
                + " values (?, ?, ?, cast(? as jsonb), ?) on conflict do nothing")
        .param(projectId)
        .param(instanceId)
        .param(id)
        .param(request.toString())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean removeBinding(String projectId, String instanceId, String id) {
    return jdbc.sql(
                "delete from broker_binding where project_id = ? and instance_id = ? and id = ?")
            .param(projectId)
            .param(instanceId)
            .param(id)
            .update()
        > 0;
  }

  private static BrokerInstance instance(ResultSet row) throws SQLException {
    return new BrokerInstance(
        row.getString("id"),
        new Order(
            row.getString("service_id"),
            row.getString("plan_id"),
            row.getString("organization_id"),
            row.getString("space_id"),
            MuranoJson.mapper().readTree(row.getString("parameters"))),
        new Place(row.getString("environment_id"), row.getString("object_id")),
        new Operation(Kind.of(row.getString("operation")), row.getString("task_id")));
  }
}
