package io.murano.conductor.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.murano.conductor.deployment.ExecutionOverview;
import io.murano.conductor.deployment.ExecutionState;
import io.murano.conductor.outbox.Outbox;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.PeriodicWork;
import io.murano.conductor.process.RootCause;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Figures that have to be asked of the database, read now and then so that whoever collects metrics
 * never waits for it. They are the same on all conductors.
 */
final class DatabaseFigures implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseFigures.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final double MILLIS = 1000;

  private final ExecutionOverview executions;
  private final Outbox outbox;
  private final PeriodicWork work;
  private final Clock clock;
  private volatile Figures figures = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private record Figures(double waiting, double running, double outbox, double outboxAge) {}

  DatabaseFigures(
      ExecutionOverview executions,
      Outbox outbox,
      ConductorThreads threads,
      Clock clock,
      MeterRegistry meters) {
    this.executions = executions;
    this.outbox = outbox;
    this.work = new PeriodicWork("figures-", 1, threads);
    this.clock = clock;
    Gauge.builder("murano.conductor.executions", this, self -> self.figures.waiting())
        .tag("state", "waiting")
        .description("Executions on all conductors")
        .register(meters);
    Gauge.builder("murano.conductor.executions", this, self -> self.figures.running())
        .tag("state", "running")
        .description("Executions on all conductors")
        .register(meters);
    Gauge.builder("murano.conductor.outbox.size", this, self -> self.figures.outbox())
        .description("Messages to the api that are not published")
        .register(meters);
    Gauge.builder("murano.conductor.outbox.age", this, self -> self.figures.outboxAge())
        .baseUnit("seconds")
        .description("Age of the oldest message to the api that is not published")
        .register(meters);
  }

  @Override
  public void start() {
    work.start();
    work.repeat(this::read, Duration.ZERO, INTERVAL);
  }

  @Override
  public void stop() {
    work.stop();
  }

  @Override
  public boolean isRunning() {
    return work.running();
  }

  private void read() {
    try {
      figures =
          new Figures(
              executions.count(ExecutionState.WAITING),
              executions.count(ExecutionState.RUNNING),
              outbox.size(),
              outbox
                  .oldest()
                  .map(stored -> Duration.between(stored, clock.instant()).toMillis() / MILLIS)
                  .orElse(0.0));
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("Figures cannot be read now: {}", RootCause.of(e));
    } catch (RuntimeException e) {
      LOG.error("Reading figures failed", e);
    }
  }
}
