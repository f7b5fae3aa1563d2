package io.murano.api.deployment;

import io.murano.common.message.InstanceEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the life-times of applications and machines (contract rest-api §3.8). */
@Component
final class InstanceStatistics {

  private static final int MAX_TYPE_LENGTH = 512;

  private final JdbcClient jdbc;

  InstanceStatistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void apply(InstanceEvent event, EventBatch.TaskRow task) {
    if (event.tracked()) {
      begin(event, task);
    } else {
      end(event, task);
    }
  }

  private void begin(InstanceEvent event, EventBatch.TaskRow task) {
    jdbc.sql(
            """
            insert into instance_stats (environment_id, instance_id, instance_type, created,
              type_name, type_title, unit_count, tenant_id)
            values (:environment, :instance, :type, :created, :typeName, :typeTitle, :units, :tenant)
            on conflict (environment_id, instance_id) do update set unit_count = excluded.unit_count
            """)
        .param("environment", task.environmentId())
        .param("instance", event.instanceId())
        .param("type", event.instanceType())
        .param("created", event.timestamp().getEpochSecond())
        .param("typeName", shorten(event.typeName() == null ? "" : event.typeName()))
        .param("typeTitle", event.typeTitle() == null ? null : shorten(event.typeTitle()))
        .param("units", event.unitCount())
        .param("tenant", task.tenantId())
        .update();
  }

  private void end(InstanceEvent event, EventBatch.TaskRow task) {
    jdbc.sql(
            """
            update instance_stats set destroyed = ?
            where environment_id = ? and instance_id = ? and destroyed is null
            """)
        .param(event.timestamp().getEpochSecond())
        .param(task.environmentId())
        .param(event.instanceId())
        .update();
  }

  private static String shorten(String text) {
    return text.length() <= MAX_TYPE_LENGTH ? text : text.substring(0, MAX_TYPE_LENGTH);
  }
}
