package io.murano.conductor.deployment;

import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.PeriodicWork;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Removes executions that ended longer ago than the retention. */
final class ExecutionHousekeeping implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionHousekeeping.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int ROUNDS_PER_RETENTION = 4;

  private final ExecutionRepository repository;
  private final ExecutionProperties properties;
  private final PeriodicWork work;

  ExecutionHousekeeping(
      ExecutionRepository repository, ExecutionProperties properties, ConductorThreads threads) {
    this.repository = repository;
    this.properties = properties;
    this.work = new PeriodicWork("housekeeping-", 1, threads);
  }

  @Override
  public void start() {
    work.start();
    work.repeat(this::purge, interval());
  }

  @Override
  public void stop() {
    work.stop();
  }

  @Override
  public boolean isRunning() {
    return work.running();
  }

  @Override
  public int getPhase() {
    return ExecutionPhases.LEASES;
  }

  private Duration interval() {
    Duration interval = properties.retention().dividedBy(ROUNDS_PER_RETENTION);
    if (interval.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return interval.compareTo(LONGEST) > 0 ? LONGEST : interval;
  }

  private void purge() {
    try {
      int purged = repository.purge(properties.retention());
      if (purged > 0) {
        LOG.info("Removed {} executions that ended before the retention time", purged);
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Ended executions cannot be removed now: {}", RootCause.of(e));
    } catch (RuntimeException e) {
      LOG.error("Removing ended executions failed", e);
    }
  }
}
