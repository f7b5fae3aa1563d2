package io.murano.api.identity.local;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens that were revoked before they expired. The database has the list; every instance keeps a
 * copy, so that a token check costs no query. Thread-safe.
 */
final class RevokedTokens {

  private static final Logger log = LoggerFactory.getLogger(RevokedTokens.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<String, Instant> expiryByAuditId = new ConcurrentHashMap<>();

  RevokedTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  boolean contains(LocalToken token) {
    return expiryByAuditId.containsKey(token.auditId());
  }

  void add(LocalToken token) {
    jdbc.sql("insert into revoked_token (audit_id, expires) values (?, ?) on conflict do nothing")
        .param(token.auditId())
        .param(token.expires().atOffset(ZoneOffset.UTC))
        .update();
    expiryByAuditId.put(token.auditId(), token.expires());
  }

  /** Takes over what other instances have revoked and forgets what has expired by itself. */
  void refresh() {
    Instant now = clock.instant();
    try {
      jdbc.sql("delete from revoked_token where expires < ?")
          .param(now.atOffset(ZoneOffset.UTC))
          .update();
      jdbc.sql("select audit_id, expires from revoked_token")
          .query(
              row -> {
                expiryByAuditId.put(
                    row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
              });
      expiryByAuditId.values().removeIf(expires -> expires.isBefore(now));
    } catch (DataAccessException e) {
      log.warn("Revoked tokens cannot be read, the list of {} stays: {}", size(), e.toString());
    }
  }

  private int size() {
    return expiryByAuditId.size();
  }
}
