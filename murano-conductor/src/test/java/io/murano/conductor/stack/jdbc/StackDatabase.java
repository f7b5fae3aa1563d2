package io.murano.conductor.stack.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.murano.testkit.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The conductor's schema in a test's database. */
public final class StackDatabase implements AutoCloseable {

  private static final String SCHEMA = "murano_conductor";

  private final HikariDataSource source = new HikariDataSource();

  /** Opens the database and brings the schema up to date. */
  public StackDatabase(TestDatabase database) {
    source.setJdbcUrl(database.jdbcUrl());
    source.setUsername(database.username());
    source.setPassword(database.password());
    source.setSchema(SCHEMA);
    source.setMaximumPoolSize(8);
    Flyway.configure()
        .dataSource(source)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:db/migration/conductor")
        .load()
        .migrate();
  }

  /** Returns the client. */
  public JdbcClient jdbc() {
    return JdbcClient.create(source);
  }

  /** Returns the transactions. */
  public TransactionTemplate transactions() {
    return new TransactionTemplate(new JdbcTransactionManager(source));
  }

  @Override
  public void close() {
    source.close();
  }
}
