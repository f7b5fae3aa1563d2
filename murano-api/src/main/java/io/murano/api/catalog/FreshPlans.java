package io.murano.api.catalog;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has each statement planned for its own parameters. A plan that PostgreSQL keeps for any word
 * takes the trigram index for all of them, which for frequent and short words reads most of it.
 */
final class FreshPlans extends JdbcTemplate {

  private static final int NEVER_KEPT = 0;

  FreshPlans(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void applyStatementSettings(Statement statement) throws SQLException {
    super.applyStatementSettings(statement);
    statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER_KEPT);
  }
}
