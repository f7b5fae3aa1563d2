package io.murano.api.statistics;

import io.murano.api.http.ApiDates;
import io.murano.common.json.MuranoJson;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores this host's counts from time to time; one scheduler thread calls it. */
final class StatisticsSampler {

  private static final Logger log = LoggerFactory.getLogger(StatisticsSampler.class);

  private final JdbcClient jdbc;
  private final RequestStatistics statistics;
  private final String host;
  private final Clock clock;
  private Instant sampledAt;
  private RequestStatistics.Snapshot sampled;

  StatisticsSampler(JdbcClient jdbc, RequestStatistics statistics, String host, Clock clock) {
    this.jdbc = jdbc;
    this.statistics = statistics;
    this.host = host;
    this.clock = clock;
    this.sampledAt = clock.instant();
    this.sampled = statistics.snapshot();
  }

  void sample() {
    Instant now = ApiDates.now(clock);
    RequestStatistics.Snapshot current = statistics.snapshot();
    double seconds = Math.max(1e-3, Duration.between(sampledAt, now).toMillis() / 1000.0);
    try {
      store(
          current,
          new Rates(
              (current.requests() - sampled.requests()) / seconds,
              (current.errors() - sampled.errors()) / seconds),
          now);
      sampledAt = now;
      sampled = current;
    } catch (DataAccessException e) {
      log.warn("Request statistics cannot be stored now: {}", e.toString());
    }
  }

  private void store(RequestStatistics.Snapshot current, Rates rates, Instant now) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int processors = Runtime.getRuntime().availableProcessors();
    jdbc.sql(
            """
            insert into api_stats (host, request_count, error_count, average_response_time,
              requests_per_tenant, requests_per_second, errors_per_second, cpu_count, cpu_percent,
              created, updated)
            values (:host, :requests, :errors, :average, :projects::jsonb, :requestRate, :errorRate,
              :processors, :load, :now, :now)
            on conflict (host) do update set request_count = excluded.request_count,
              error_count = excluded.error_count,
              average_response_time = excluded.average_response_time,
              requests_per_tenant = excluded.requests_per_tenant,
              requests_per_second = excluded.requests_per_second,
              errors_per_second = excluded.errors_per_second,
              cpu_count = excluded.cpu_count, cpu_percent = excluded.cpu_percent,
              updated = excluded.updated
            """)
        .param("host", host)
        .param("requests", current.requests())
        .param("errors", current.errors())
        .param("average", current.averageSeconds())
        .param("projects", MuranoJson.mapper().writeValueAsString(current.requestsByProject()))
        .param("requestRate", rates.requests())
        .param("errorRate", rates.errors())
        .param("processors", processors)
        .param("load", load < 0 ? 0 : Math.min(100, 100 * load / processors))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private record Rates(double requests, double errors) {}
}
