package io.murano.conductor.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table. Thread-safe. */
final class OutboxRepository {

  private final JdbcClient jdbc;
  private final String claimant;

  /**
   * Creates the repository.
   *
   * @param claimant name of this conductor, unique among the running ones
   */
  OutboxRepository(JdbcClient jdbc, String claimant) {
    this.jdbc = jdbc;
    this.claimant = claimant;
  }

  /** Inserts messages, claimed by this conductor, and returns them in the same order. */
  List<StoredMessage> insertClaimed(List<OutboxMessage> messages, Duration claim) {
    List<Long> ids =
        jdbc.sql(
                """
                insert into outbox (queue, message_id, payload, claimed_by, claimed_until)
                select m.queue, m.message_id, m.payload::json, ?, now() + ? * interval '1 ms'
                  from unnest(?, ?, ?) with ordinality as m (queue, message_id, payload, number)
                 order by m.number
                returning id
                """)
            .param(claimant)
            .param(claim.toMillis())
            .param(messages.stream().map(OutboxMessage::queue).toArray(String[]::new))
            .param(messages.stream().map(OutboxMessage::messageId).toArray(String[]::new))
            .param(messages.stream().map(OutboxMessage::payload).toArray(String[]::new))
            .query(Long.class)
            .list();
    List<Long> ordered = ids.stream().sorted().toList();
    List<StoredMessage> stored = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      stored.add(new StoredMessage(ordered.get(i), messages.get(i)));
    }
    return List.copyOf(stored);
  }

  /** Claims the oldest messages that nobody is publishing, and returns them in order. */
  List<StoredMessage> claim(int limit, Duration claim) {
    return jdbc.sql(
            """
            with free as (
              select id from outbox
               where claimed_until is null or claimed_until < now()
               order by id
               limit :limit
                 for update skip locked),
            taken as (
              update outbox o
                 set claimed_by = :claimant, claimed_until = now() + :claim * interval '1 ms'
                from free
               where o.id = free.id
              returning o.id, o.queue, o.message_id, o.payload)
            select * from taken order by id
            """)
        .param("limit", limit)
        .param("claimant", claimant)
        .param("claim", claim.toMillis())
        .query(
            (row, number) ->
                new StoredMessage(
                    row.getLong("id"),
                    new OutboxMessage(
                        row.getString("queue"),
                        row.getString("message_id"),
                        row.getString("payload"))))
        .list();
  }

  /** Removes published messages. */
  void delete(List<StoredMessage> messages) {
    jdbc.sql("delete from outbox where id = any (?)").param(ids(messages)).update();
  }

  /** Gives back all that this conductor has claimed, and tells the others. */
  int release() {
    int released =
        jdbc.sql("update outbox set claimed_by = null, claimed_until = null where claimed_by = ?")
            .param(claimant)
            .update();
    if (released > 0) {
      jdbc.sql("select pg_notify(?, '')")
          .param(Outbox.CHANNEL)
          .query((row, number) -> number)
          .list();
    }
    return released;
  }

  /** Returns the number of messages that wait. */
  long count() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }

  /** Returns when the message that has waited longest was stored. */
  Optional<Instant> oldest() {
    return jdbc.sql("select created from outbox order by id limit 1")
        .query((row, number) -> row.getTimestamp("created").toInstant())
        .optional();
  }

  private static Long[] ids(List<StoredMessage> messages) {
    return messages.stream().map(StoredMessage::id).toArray(Long[]::new);
  }
}
