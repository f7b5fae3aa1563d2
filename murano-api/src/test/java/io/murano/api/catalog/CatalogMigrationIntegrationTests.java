package io.murano.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** The schema of the catalogue on databases that allow more and less. */
@NeedsDatabase
class CatalogMigrationIntegrationTests {

  private static void migrate(TestDatabase database, String user, String password, String schema) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), user, password)
        .locations("classpath:db/migration/api")
        .schemas(schema)
        .defaultSchema(schema)
        .load()
        .migrate();
  }

  private static long indexes(TestDatabase database, String schema) {
    return database.count(
        """
        select count(*) from pg_indexes where schemaname = '%s'
        and indexname in ('package_by_text', 'package_asset_by_text')
        """
            .formatted(schema));
  }

  @Test
  void doesWithoutTrigramsWhereTheyAreNotAllowed(TestDatabase database) {
    database.execute("create role plain login password 'plain'");
    database.execute("create schema plain authorization plain");

    migrate(database, "plain", "plain", "plain");

    assertThat(indexes(database, "plain")).isZero();
    assertThat(database.count("select count(*) from plain.category")).isEqualTo(9);
  }

  @Test
  void usesTrigramsWhereverTheyAreInstalled(TestDatabase database) {
    database.execute("create schema elsewhere");
    database.execute("create extension pg_trgm with schema elsewhere");
    try {
      migrate(database, database.username(), database.password(), "with_trigrams");

      assertThat(indexes(database, "with_trigrams")).isEqualTo(2);
    } finally {
      database.execute("drop schema elsewhere cascade");
    }
  }
}
