package io.murano.api.deployment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Looks after runs whose messages do not come: results kept waiting by lost reports, and runs
 * nobody speaks about any more. Every api instance does it; row locks keep them apart.
 */
final class RunSupervisor {

  private static final Logger log = LoggerFactory.getLogger(RunSupervisor.class);

  private static final int BATCH = 50;
  private static final Duration STREAM_RETENTION = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final RunFinisher finisher;
  private final DeploymentProperties properties;
  private final Clock clock;

  RunSupervisor(
      JdbcClient jdbc, RunFinisher finisher, DeploymentProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.finisher = finisher;
    this.properties = properties;
    this.clock = clock;
  }

  void finishOverdueResults() {
    guarded(() -> finisher.finishOverdue(clock.instant().minus(properties.resultHold())));
  }

  void closeSilentRuns() {
    guarded(
        () -> {
          Instant limit = clock.instant().minus(properties.silenceLimit());
          silentRuns(limit)
              .forEach(run -> finisher.abandon(run.taskId(), run.environmentId(), limit));
          forgetOldChanges();
        });
  }

  private List<Run> silentRuns(Instant limit) {
    return jdbc.sql(
            """
            select id, environment_id from task t
            where finished is null and last_activity < ?
              and not exists (select 1 from outbox o where o.message_id = t.id)
            order by last_activity limit ?
            """)
        .param(limit.atOffset(ZoneOffset.UTC))
        .param(BATCH)
        .query((row, number) -> new Run(row.getString(1), row.getString(2)))
        .list();
  }

  private void forgetOldChanges() {
    jdbc.sql("delete from environment_change where created < ?")
        .param(clock.instant().minus(STREAM_RETENTION).atOffset(ZoneOffset.UTC))
        .update();
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException | TransactionException e) {
      log.warn("Runs cannot be looked after now: {}", e.toString());
    }
  }

  private record Run(String taskId, String environmentId) {}
}
