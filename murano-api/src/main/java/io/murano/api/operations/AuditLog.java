package io.murano.api.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.murano.api.http.LogContext;
import io.murano.api.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what administrators asked for and did, in the database and in a log of its own. */
@Component
final class AuditLog {

  private static final Logger audit = LoggerFactory.getLogger("murano.audit");

  private static final int MAX_SUBJECT = 255;

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records an act; the log line is written even when the database is away. */
  void record(Caller caller, String action, String subject, String outcome) {
    String shortened =
        subject.length() <= MAX_SUBJECT ? subject : subject.substring(0, MAX_SUBJECT);
    audit.info(
        "user={} project={} action=\"{}\" subject=\"{}\" outcome=\"{}\"",
        caller.userId(),
        caller.projectId(),
        action,
        shortened,
        outcome);
    try {
      jdbc.sql(
              """
              insert into audit_event
                (created, request_id, user_id, project_id, action, subject, outcome)
              values (?, ?, ?, ?, ?, ?, ?)
              """)
          .param(clock.instant().atOffset(ZoneOffset.UTC))
          .param(MDC.get(LogContext.REQUEST_ID))
          .param(caller.userId())
          .param(caller.projectId())
          .param(action)
          .param(shortened)
          .param(outcome)
          .update();
    } catch (DataAccessException e) {
      audit.error("The act above is not in the database", e);
    }
  }

  List<Entry> newest(int limit) {
    return jdbc.sql("select * from audit_event order by id desc limit ?")
        .param(limit)
        .query(
            (row, number) ->
                new Entry(
                    row.getObject("created", OffsetDateTime.class).toInstant(),
                    row.getString("request_id"),
                    row.getString("user_id"),
                    row.getString("project_id"),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("outcome")))
        .list();
  }

  /** One act. */
  record Entry(
      @JsonProperty("time") Instant time,
      @JsonProperty("request_id") @Nullable String requestId,
      @JsonProperty("user_id") String userId,
      @JsonProperty("project_id") @Nullable String projectId,
      @JsonProperty("action") String action,
      @JsonProperty("subject") String subject,
      @JsonProperty("outcome") String outcome) {}
}
