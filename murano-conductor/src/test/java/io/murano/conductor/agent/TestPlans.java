package io.murano.conductor.agent;

import io.murano.conductor.database.DatabasePatience;
import io.murano.testkit.TestDatabase;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Plan repositories outside of a conductor. */
final class TestPlans {

  private TestPlans() {}

  /** Returns the repository of a conductor that need not exist. */
  static PlanRepository repository(TestDatabase database, String conductor) {
    DriverManagerDataSource source =
        new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    source.setSchema("murano_conductor");
    return new PlanRepository(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        new DatabasePatience(Duration.ZERO),
        conductor);
  }
}
