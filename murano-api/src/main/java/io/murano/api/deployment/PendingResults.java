package io.murano.api.deployment;

import io.murano.api.http.StorableJson;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.TaskResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Results that wait for the reports before them. */
@Component
final class PendingResults {

  private final JdbcClient jdbc;
  private final Clock clock;

  PendingResults(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void keep(TaskResult result) {
    String json =
        MuranoJson.mapper()
            .writeValueAsString(StorableJson.storable(MuranoJson.mapper().valueToTree(result)));
    jdbc.sql(
            """
            insert into pending_result (task_id, received, result) values (?, ?, ?::jsonb)
            on conflict do nothing
            """)
        .param(result.taskId())
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .param(json)
        .update();
  }

  Optional<TaskResult> find(String taskId) {
    return jdbc.sql("select result from pending_result where task_id = ?")
        .param(taskId)
        .query(String.class)
        .optional()
        .map(json -> MuranoJson.mapper().readValue(json, TaskResult.class));
  }

  void remove(String taskId) {
    jdbc.sql("delete from pending_result where task_id = ?").param(taskId).update();
  }

  /** Returns those of the tasks whose result is here and whose reports are all stored. */
  List<String> complete(Collection<String> taskIds) {
    return jdbc.sql(
            """
            select p.task_id from pending_result p join task t on t.id = p.task_id
            where p.task_id = any(?) and t.events >= (p.result ->> 'last_sequence')::bigint
            """)
        .param(taskIds.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  /** Returns all tasks whose result is here and whose reports are all stored. */
  List<String> complete() {
    return jdbc.sql(
            """
            select p.task_id from pending_result p join task t on t.id = p.task_id
            where t.events >= (p.result ->> 'last_sequence')::bigint
            """)
        .query(String.class)
        .list();
  }

  List<String> receivedBefore(Instant time) {
    return jdbc.sql("select task_id from pending_result where received < ? order by received")
        .param(time.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .list();
  }
}
