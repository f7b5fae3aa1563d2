package io.murano.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@NeedsDatabase
class TestDatabaseIntegrationTests {

  @Test
  void givesEachTestClassADatabase(TestDatabase database) {
    TestDatabase other = TestDatabase.of(TestBrokerIntegrationTests.class);

    database.execute("CREATE TABLE only_here (id int)");

    assertThat(TestDatabase.of(getClass())).isSameAs(database);
    assertThat(tablesCalled(database, "only_here")).isOne();
    assertThat(tablesCalled(other, "only_here")).isZero();
  }

  @Test
  void keepsCommittedRowsWhenKilled(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE killed AS SELECT 1 AS id");
    try (Connection open = database.connect()) {
      open.setAutoCommit(false);
      open.createStatement().execute("INSERT INTO killed VALUES (2)");

      database.kill();

      assertThatExceptionOfType(SQLException.class).isThrownBy(database::connect);
      database.start();
    }
    assertThat(database.count("SELECT count(*) FROM killed")).isOne();
  }

  @Test
  void keepsCommittedRowsWhenRestarted(TestDatabase database) {
    database.execute("CREATE TABLE restarted AS SELECT 1 AS id");
    int port = database.port();

    database.restart();

    assertThat(database.port()).isEqualTo(port);
    assertThat(database.count("SELECT count(*) FROM restarted")).isOne();
  }

  @Test
  void canBeReachedThroughAProxyThatCuts(TestDatabase database) throws Exception {
    try (TcpProxy proxy = database.proxy()) {
      String url = database.jdbcUrl(proxy);
      Connection connection =
          DriverManager.getConnection(url, database.username(), database.password());

      proxy.dropConnections();

      await().untilAsserted(() -> assertThat(connection.isValid(1)).isFalse());
    }
  }

  private static long tablesCalled(TestDatabase database, String name) {
    return database.count("SELECT count(*) FROM pg_tables WHERE tablename = '%s'".formatted(name));
  }
}
