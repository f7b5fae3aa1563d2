package io.murano.api.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of the schema work on its tables, whatever search path fires them. */
@NeedsDatabase
class FunctionSearchPathIntegrationTests {

  private static final String SCHEMA = "murano_api";

  @BeforeAll
  static void migrate(TestDatabase database) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .locations("classpath:db/migration/api")
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .load()
        .migrate();
    database.execute("create schema decoy");
    for (String table : List.of("environment", "session", "environment_change")) {
      database.execute("create table decoy.%1$s (like murano_api.%1$s)".formatted(table));
    }
    database.execute("create table decoy.environment_stream (environment_id text, position int8)");
    database.execute(
        """
        create function decoy.environment_status(varchar) returns varchar
        language sql as $$ select 'taken over' $$
        """);
    database.execute(
        """
        create function decoy.next_stream_position(varchar, bigint) returns bigint
        language sql as $$ select 666::bigint $$
        """);
  }

  @BeforeEach
  void empty(TestDatabase database) {
    database.execute("truncate murano_api.environment cascade");
  }

  @Test
  void everyFunctionHasASearchPathOfItsOwn(TestDatabase database) throws SQLException {
    List<String> without = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select p.oid::regprocedure::text from pg_proc p
                where p.pronamespace = 'murano_api'::regnamespace
                  and not exists (
                    select 1 from pg_depend d
                    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
                  and not coalesce(
                    p.proconfig @> array['search_path=murano_api, pg_temp'], false)
                """)) {
      while (rows.next()) {
        without.add(rows.getString(1));
      }
    }

    assertThat(without).as("functions without \"set search_path\"").isEmpty();
  }

  /** Restoring data sets an empty path; the others stand for schemas that come first. */
  @ParameterizedTest
  @ValueSource(strings = {"''", "public", "decoy", "decoy, murano_api"})
  void triggersWriteToTheirOwnSchema(String searchPath, TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = " + searchPath);
      writeASession(statement);
    }

    assertThat(database.count(rows("environment where status = 'pending'"))).isEqualTo(1);
    assertThat(database.count(rows("environment_change where position = 1"))).isEqualTo(1);
    assertThat(database.count(rows("environment_stream where position = 1"))).isEqualTo(1);
    assertThat(database.count("select count(*) from decoy.environment_change")).isZero();
  }

  @Test
  void temporaryTablesAreNotMistakenForOurs(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path = murano_api");
      for (String table : List.of("environment", "session", "environment_change")) {
        statement.execute("create temporary table %1$s (like murano_api.%1$s)".formatted(table));
      }
      writeASession(statement);
    }

    assertThat(database.count(rows("environment where status = 'pending'"))).isEqualTo(1);
    assertThat(database.count(rows("environment_change"))).isEqualTo(1);
  }

  private static void writeASession(Statement statement) throws SQLException {
    statement.execute(
        """
        insert into murano_api.environment (id, name, tenant_id, description, created, updated)
        values ('e', 'shop', 'alpha', '{}', now(), now())
        """);
    statement.execute(
        """
        insert into murano_api.session
          (id, environment_id, user_id, state, description, created, updated)
        values ('s', 'e', 'alice', 'opened', '{}', now(), now())
        """);
  }

  private static String rows(String what) {
    return "select count(*) from murano_api." + what;
  }
}
