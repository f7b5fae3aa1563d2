package io.murano.api.outbox;

import io.murano.common.json.MuranoJson;
import io.murano.common.topology.QueueDefinition;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes messages to be sent when the present transaction commits. Thread-safe. */
@Component
public final class Outbox {

  private final JdbcClient jdbc;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds a message; must be called inside the transaction the message belongs to.
   *
   * @param queue where it goes
   * @param messageId what it is about, usually a task id
   * @param message a record of {@code io.murano.common.message}
   */
  public void add(QueueDefinition queue, String messageId, Object message) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into outbox (queue, message_id, body, created, not_before)
            values (?, ?, ?, ?, ?)
            """)
        .param(queue.name())
        .param(messageId)
        .param(MuranoJson.mapper().writeValueAsBytes(message))
        .param(now)
        .param(now)
        .update();
  }
}
