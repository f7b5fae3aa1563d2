package io.murano.conductor.deployment;

import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.PeriodicWork;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Renews the leases of the runs of this conductor, and watches over them: a run that was lost, was
 * cancelled or takes too long is stopped; one that does not stop is interrupted, then ended.
 */
final class LeaseKeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final int RENEWALS_PER_LEASE = 3;
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(250);

  private final ExecutionRepository repository;
  private final ExecutionRunner runner;
  private final ExecutionProperties properties;
  private final PeriodicWork work;

  LeaseKeeper(
      ExecutionRepository repository,
      ExecutionRunner runner,
      ExecutionProperties properties,
      ConductorThreads threads) {
    this.repository = repository;
    this.runner = runner;
    this.properties = properties;
    this.work = new PeriodicWork("leases-", 2, threads);
  }

  @Override
  public void start() {
    work.start();
    work.repeat(guarded(this::renew), properties.lease().dividedBy(RENEWALS_PER_LEASE));
    work.repeat(guarded(this::watch), WATCH_INTERVAL);
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

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("Leases cannot be renewed now: {}", RootCause.of(e));
      } catch (RuntimeException e) {
        LOG.error("Watching over the tasks failed", e);
      }
    };
  }

  private void renew() {
    Collection<RunningExecution> executions = runner.running();
    if (executions.isEmpty()) {
      return;
    }
    long asked = System.nanoTime();
    Map<RunKey, @Nullable String> activities = new HashMap<>();
    executions.forEach(execution -> activities.put(execution.run(), execution.activityJson()));
    Map<RunKey, String> renewed = repository.renew(activities);
    for (RunningExecution execution : executions) {
      String cancellation = renewed.get(execution.run());
      if (cancellation == null) {
        lost(execution);
        continue;
      }
      execution.ownedUntil(asked + properties.lease().toNanos());
      if (!cancellation.isEmpty()) {
        execution.stop(new StopCause(StopCause.Kind.CANCELLED, cancellation));
      }
    }
  }

  private static void lost(RunningExecution execution) {
    if (!execution.closed()) {
      LOG.warn("Task {} was taken over by another conductor", execution.taskId());
      execution.stop(
          new StopCause(StopCause.Kind.LOST, "Another conductor has taken the task over"));
    }
  }

  private void watch() {
    for (RunningExecution execution : runner.running()) {
      if (execution.outOfTime()) {
        execution.stop(
            new StopCause(
                StopCause.Kind.TIME_LIMIT,
                "The task took longer than " + properties.timeLimit().toSeconds() + " s"));
      }
      StopCause cause = execution.stop();
      if (cause != null) {
        insist(execution, cause);
      }
    }
  }

  private void insist(RunningExecution execution, StopCause cause) {
    Duration stopping = execution.stoppingFor();
    if (stopping.compareTo(properties.stopGrace()) < 0) {
      return;
    }
    execution.interruptProgram();
    boolean late = stopping.compareTo(properties.stopGrace().multipliedBy(2)) >= 0;
    if (late && cause.endsTask() && !execution.closed()) {
      try {
        runner.endWithoutProgram(execution, cause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
