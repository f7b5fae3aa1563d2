package io.murano.conductor.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.conductor.process.ConductorThreads;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The relay with a broker that misbehaves in every way. */
@NeedsDatabase
class OutboxRelayIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final OutboxProperties PROPERTIES =
      new OutboxProperties(
          Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(1), 100);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final List<OutboxRelay> relays = new ArrayList<>();
  private final List<String> published = new CopyOnWriteArrayList<>();

  OutboxRelayIntegrationTests(TestDatabase database) {
    DriverManagerDataSource source =
        new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    source.setSchema("murano_conductor");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/conductor")
        .schemas("murano_conductor")
        .defaultSchema("murano_conductor")
        .load()
        .migrate();
    jdbc = JdbcClient.create(source);
    transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
  }

  @AfterEach
  void stop() {
    relays.forEach(OutboxRelay::stop);
    jdbc.sql("delete from outbox").update();
  }

  @Test
  void publishesInOrderAfterTheCommit() {
    Outbox outbox = outbox("a", this::accept);

    transactions.executeWithoutResult(
        status -> {
          outbox.append(messages(0, 300));
          assertThat(published).isEmpty();
        });

    await().atMost(LIMIT).until(() -> published.size() == 300);
    assertThat(published).isEqualTo(ids(0, 300));
    await().atMost(LIMIT).until(() -> outbox.size() == 0);
  }

  @Test
  void rolledBackMessagesNeverLeave() {
    Outbox outbox = outbox("a", this::accept);

    transactions.executeWithoutResult(
        status -> {
          outbox.append(messages(0, 1));
          status.setRollbackOnly();
        });
    transactions.executeWithoutResult(status -> outbox.append(messages(1, 2)));

    await().atMost(LIMIT).until(() -> outbox.size() == 0);
    assertThat(published).containsExactly("m1");
  }

  @Test
  void refusedMessagesAreSentAgain() {
    AtomicInteger calls = new AtomicInteger();
    Outbox outbox =
        outbox(
            "a",
            messages -> {
              int call = calls.incrementAndGet();
              if (call == 1) {
                throw new AmqpConnectException(new java.net.ConnectException("down"));
              }
              return accept(call == 2 ? messages.subList(0, 1) : messages);
            });

    transactions.executeWithoutResult(status -> outbox.append(messages(0, 3)));

    await().atMost(LIMIT).until(() -> outbox.size() == 0);
    assertThat(published).containsExactly("m0", "m1", "m2");
  }

  @Test
  void messagesOfALostConductorArePublishedByAnother() {
    OutboxRepository lost = new OutboxRepository(jdbc, "lost");
    transactions.executeWithoutResult(
        status -> lost.insertClaimed(messages(0, 5), Duration.ofSeconds(1)));

    Outbox outbox = outbox("survivor", this::accept);

    await().atMost(LIMIT).until(() -> outbox.size() == 0);
    assertThat(published).isEqualTo(ids(0, 5));
  }

  @Test
  void severalRelaysShareTheWork() {
    transactions.executeWithoutResult(
        status ->
            new OutboxRepository(jdbc, "lost").insertClaimed(messages(0, 1000), Duration.ZERO));

    Outbox outbox = outbox("a", this::accept);
    outbox("b", this::accept);

    await().atMost(LIMIT).until(() -> outbox.size() == 0);
    assertThat(published).hasSize(1000).doesNotHaveDuplicates();
  }

  @Test
  void textsWithNulAndHalfSurrogatesPass() {
    Outbox outbox = outbox("a", this::accept);
    String payload = "{\"text\": \"nul \\u0000 and half \\ud83d\", \"n\": 1.0}";

    transactions.executeWithoutResult(
        status -> outbox.append(List.of(new OutboxMessage("q", "odd", payload))));

    await().atMost(LIMIT).until(() -> outbox.size() == 0);
    assertThat(published).containsExactly("odd");
  }

  private Outbox outbox(String conductor, OutboxPublisherFake publisher) {
    OutboxRepository repository = new OutboxRepository(jdbc, conductor);
    OutboxRelay relay =
        new OutboxRelay(
            repository,
            (messages, timeout) -> publisher.publish(messages),
            PROPERTIES,
            new ConductorThreads(false));
    relays.add(relay);
    relay.start();
    return new Outbox(repository, relay, PROPERTIES.claim());
  }

  private interface OutboxPublisherFake {
    List<StoredMessage> publish(List<StoredMessage> messages);
  }

  private List<StoredMessage> accept(List<StoredMessage> messages) {
    messages.forEach(stored -> published.add(stored.message().messageId()));
    return messages;
  }

  private static List<OutboxMessage> messages(int from, int to) {
    return ids(from, to).stream().map(id -> new OutboxMessage("q", id, "{}")).toList();
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
  }
}
