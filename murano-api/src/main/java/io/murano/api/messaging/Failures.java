package io.murano.api.messaging;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells trouble that passes from messages that can never be stored. Stateless. */
final class Failures {

  private static final String DATA_EXCEPTION = "22";
  private static final String INTEGRITY_VIOLATION = "23";

  private Failures() {}

  /**
   * Returns whether waiting may help: the database is away, full, read-only, out of connections or
   * had a deadlock. Data it refuses for what it is, and defects of our own, do not get better.
   */
  static boolean isPassing(RuntimeException failure) {
    if (!(failure instanceof DataAccessException) && !(failure instanceof TransactionException)) {
      return false;
    }
    String state = sqlState(failure);
    return state == null
        || !(state.startsWith(DATA_EXCEPTION) || state.startsWith(INTEGRITY_VIOLATION));
  }

  private static @Nullable String sqlState(Throwable failure) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    return cause instanceof SQLException sql && sql.getSQLState() != null
        ? sql.getSQLState().toUpperCase(Locale.ROOT)
        : null;
  }
}
