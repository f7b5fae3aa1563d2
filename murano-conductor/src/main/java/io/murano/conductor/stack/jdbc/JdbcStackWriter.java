package io.murano.conductor.stack.jdbc;

import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.engine.ResourceRecord;
import io.murano.conductor.stack.engine.StackWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes to a stack whose row the transaction has locked. Used by one thread. */
final class JdbcStackWriter implements StackWriter {

  private final JdbcClient jdbc;
  private final String stackId;

  JdbcStackWriter(JdbcClient jdbc, String stackId) {
    this.jdbc = jdbc;
    this.stackId = stackId;
  }

  @Override
  public void save(ResourceRecord resource) {
    jdbc.sql(
            """
            insert into stack_resource (uid, stack_id, name, type, physical_id, action, progress,
              reason, properties, metadata, state, requires, deletion_policy, superseded)
            values (:uid, :stack, :name, :type, :physicalId, :action, :progress,
              :reason, :properties::json, :metadata::json, :state::json, :requires::json,
              :policy, :superseded)
            on conflict (uid) do update
            set physical_id = excluded.physical_id, action = excluded.action,
              progress = excluded.progress, reason = excluded.reason,
              properties = excluded.properties, metadata = excluded.metadata,
              state = excluded.state, requires = excluded.requires,
              deletion_policy = excluded.deletion_policy, superseded = excluded.superseded
            """)
        .param("uid", resource.uid())
        .param("stack", stackId)
        .param("name", resource.name())
        .param("type", resource.type())
        .param("physicalId", resource.physicalId())
        .param("action", resource.status().action())
        .param("progress", resource.status().progress().name())
        .param("reason", resource.reason())
        .param("properties", StackJson.write(resource.properties()))
        .param("metadata", StackJson.write(resource.metadata()))
        .param("state", StackJson.write(resource.state()))
        .param("requires", StackJson.write(resource.requires()))
        .param("policy", resource.deletionPolicy().name())
        .param("superseded", resource.superseded())
        .update();
  }

  @Override
  public void forget(ResourceRecord resource) {
    jdbc.sql("delete from stack_resource where uid = ?").param(resource.uid()).update();
  }

  @Override
  public void finish(StackStatus status, String reason, Map<String, @Nullable Object> outputs) {
    jdbc.sql(
            """
            update stack
            set action = :action, progress = :progress, reason = :reason,
              outputs = :outputs::json, owner = null, lease_until = null
            where id = :id
            """)
        .param("action", status.action())
        .param("progress", status.progress().name())
        .param("reason", reason)
        .param("outputs", StackJson.write(outputs))
        .param("id", stackId)
        .update();
  }

  @Override
  public void remove() {
    jdbc.sql("delete from stack where id = ?").param(stackId).update();
  }
}
