package io.murano.agent.runner;

import io.murano.agent.body.BodyEngine;
import io.murano.agent.body.BodyException;
import io.murano.agent.body.BodyProgram;
import io.murano.agent.executor.BadCallException;
import io.murano.agent.executor.PlanScripts;
import io.murano.agent.file.Downloads;
import io.murano.agent.file.PlanFiles;
import io.murano.agent.plan.ExecutionPlan;
import io.murano.agent.plan.InvalidPlanException;
import io.murano.agent.plan.PlanDocument;
import io.murano.agent.plan.PlanOutcome;
import io.murano.agent.plan.PlanReader;
import io.murano.agent.process.PlanStoppedException;
import io.murano.agent.process.ProcessObserver;
import io.murano.agent.process.ProcessRunner;
import io.murano.agent.process.StopReason;
import io.murano.agent.process.StopSignal;
import io.murano.agent.store.Folders;
import io.murano.agent.store.StoredPlan;
import io.murano.common.message.AgentProtocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one plan from its document to its outcome. Whatever happens becomes an outcome: nothing a
 * plan does leaves this class as an exception. Used by one thread.
 */
public final class PlanRunner {

  private static final Logger log = LoggerFactory.getLogger(PlanRunner.class);

  private final RunnerSettings settings;
  private final BodyEngine engine;
  private final ScheduledExecutorService timer;
  private final Clock clock;

  /**
   * Creates a runner.
   *
   * @param timer stops plans that run too long
   */
  public PlanRunner(
      RunnerSettings settings, BodyEngine engine, ScheduledExecutorService timer, Clock clock) {
    this.settings = settings;
    this.engine = engine;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * Runs a plan.
   *
   * @param stop ends the plan early
   * @param observer told of the plan's processes
   */
  PlanOutcome run(
      StoredPlan stored, PlanDocument document, StopSignal stop, ProcessObserver observer) {
    ExecutionPlan plan;
    try {
      plan = PlanReader.read(document);
    } catch (InvalidPlanException e) {
      log.warn("Plan {}: refused: {}", stored.label(), e.getMessage());
      return PlanOutcome.refused(e.errorCode(), String.valueOf(e.getMessage()), null);
    }
    Instant now = clock.instant();
    Instant deadline = plan.deadline();
    if (deadline != null && now.isAfter(deadline)) {
      log.warn("Plan {}: not executed, its deadline was {}", stored.label(), deadline);
      return Outcomes.expired(deadline, now);
    }
    return guarded(stored, plan, stop, observer);
  }

  private PlanOutcome guarded(
      StoredPlan stored, ExecutionPlan plan, StopSignal stop, ProcessObserver observer) {
    Duration limit = settings.limitFor(plan.limit());
    Future<?> alarm = schedule(limit, stop);
    Path folder = settings.files().resolve(folderName(stored));
    try {
      Folders.delete(folder);
      return PlanOutcome.success(execute(stored, plan, folder, stop, observer));
    } catch (PlanStoppedException e) {
      return Outcomes.stopped(e.reason(), limit);
    } catch (BodyException e) {
      return PlanOutcome.failure(e.errorCode(), e.getMessage(), e.additionalInfo());
    } catch (BadCallException | IOException e) {
      return PlanOutcome.failure(AgentProtocol.FAILURE, e.getMessage(), null);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      log.error("Plan {}: the agent failed to run it", stored.label(), e);
      return PlanOutcome.failure(
          AgentProtocol.FAILURE, "The agent failed to run the plan: " + e, null);
    } finally {
      cancel(alarm);
      // A stop that came too late must not reach what this thread does next.
      if (Thread.interrupted()) {
        log.debug("Plan {}: ended while being interrupted", stored.label());
      }
      clean(stored, folder);
    }
  }

  private @Nullable Object execute(
      StoredPlan stored,
      ExecutionPlan plan,
      Path folder,
      StopSignal stop,
      ProcessObserver observer) {
    String body = plan.body();
    if (body == null) {
      // The original reads the member without looking, and this is what its readers see.
      throw new BodyException(AgentProtocol.FAILURE, "'Body'", null);
    }
    ProcessRunner processes =
        new ProcessRunner(settings.processes(), stored.label(), stop, observer);
    Downloads downloads = new Downloads(processes, stop, settings.environment());
    PlanFiles files = new PlanFiles(folder, plan.files(), plan.scripts().keySet(), downloads);
    PlanScripts scripts = new PlanScripts(plan.scripts(), files, processes, settings.strictUtf8());
    return engine.run(
        BodyProgram.of(body, plan.parameters()),
        new BodyEngine.Surroundings(scripts, processes, stop));
  }

  private @Nullable Future<?> schedule(@Nullable Duration limit, StopSignal stop) {
    if (limit == null) {
      return null;
    }
    return timer.schedule(
        () -> stop.stop(StopReason.TIME_LIMIT), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void cancel(@Nullable Future<?> alarm) {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  private static String folderName(StoredPlan stored) {
    String id = stored.planId();
    return id == null || id.isEmpty() ? stored.label() : id;
  }

  private static void clean(StoredPlan stored, Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      log.warn("Plan {}: its files cannot be deleted: {}", stored.label(), e.getMessage());
    }
  }
}
