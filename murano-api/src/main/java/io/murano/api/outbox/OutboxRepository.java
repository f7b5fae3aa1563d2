package io.murano.api.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the outbox. A claim lasts as long as the transaction that made it. */
@Component
final class OutboxRepository {

  private final JdbcClient jdbc;

  OutboxRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<OutboxRow> claim(int limit, Instant now) {
    return jdbc.sql(
            """
            select id, queue, message_id, body, attempts from outbox
            where not_before <= ?
            order by id
            limit ?
            for update skip locked
            """)
        .param(utc(now))
        .param(limit)
        .query(
            (row, number) ->
                new OutboxRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBytes(4),
                    row.getInt(5)))
        .list();
  }

  void delete(List<OutboxRow> rows) {
    jdbc.sql("delete from outbox where id = any(?)").param(ids(rows)).update();
  }

  void postpone(OutboxRow row, Instant notBefore) {
    jdbc.sql("update outbox set attempts = attempts + 1, not_before = ? where id = ?")
        .param(utc(notBefore))
        .param(row.id())
        .update();
  }

  Backlog backlog(Instant now) {
    return jdbc.sql("select count(*), min(created) from outbox")
        .query(
            (row, number) -> {
              OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
              return new Backlog(
                  row.getLong(1),
                  oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now));
            })
        .single();
  }

  private static Long[] ids(List<OutboxRow> rows) {
    return rows.stream().map(OutboxRow::id).toArray(Long[]::new);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** How much waits, and for how long. */
  record Backlog(long messages, Duration age) {}
}
