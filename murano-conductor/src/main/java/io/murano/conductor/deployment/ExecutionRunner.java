package io.murano.conductor.deployment;

import io.murano.common.error.MuranoException;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import io.murano.conductor.process.MaskedTrace;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Runs claimed tasks, each on a thread of its own, and makes sure that each ends in a result, a
 * hand-over, or silence because it was lost. Thread-safe.
 */
final class ExecutionRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionRunner.class);
  private static final Duration WAIT_STEP = Duration.ofMillis(20);
  private static final long END_WARNING_SECONDS = 30;

  private final TaskProgram program;
  private final ExecutionJournal journal;
  private final Slots slots;
  private final ExecutionMetrics metrics;
  private final ExecutionProperties properties;
  private final Executor executor;
  private final Clock clock;
  private final Map<RunKey, RunningExecution> running = new ConcurrentHashMap<>();

  ExecutionRunner(
      TaskProgram program,
      ExecutionJournal journal,
      Slots slots,
      ExecutionMetrics metrics,
      ExecutionProperties properties,
      Executor executor,
      Clock clock) {
    this.program = program;
    this.journal = journal;
    this.slots = slots;
    this.metrics = metrics;
    this.properties = properties;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Starts a run and returns at once.
   *
   * @param task the task if it was read already
   * @param askedNanos {@link System#nanoTime()} before the claim was sent to the database
   */
  void start(ClaimedExecution claimed, @Nullable DeploymentTask task, long askedNanos) {
    RunningExecution execution =
        new RunningExecution(
            claimed,
            new TaskMessages(claimed.run().taskId(), claimed.environmentId(), clock),
            journal,
            askedNanos + properties.lease().toNanos(),
            properties.timeLimit());
    if (claimed.previousOwner() != null) {
      metrics.takenOver();
    }
    running.put(claimed.run(), execution);
    slots.take();
    executor.execute(() -> run(execution, task));
  }

  /** Returns the runs that have not ended. */
  Collection<RunningExecution> running() {
    return List.copyOf(running.values());
  }

  /** Ends a run whose program does not react; its thread and slot stay taken until it does. */
  void endWithoutProgram(RunningExecution execution, StopCause cause) throws InterruptedException {
    LOG.error("The program of task {} does not stop; its thread is left", execution.taskId());
    carryOut(execution, RunConclusion.stopped(cause));
  }

  /** Waits for the runs to end, then stops them and hands them over. */
  void endOrHandOver(Duration grace) throws InterruptedException {
    if (awaitNone(grace)) {
      return;
    }
    StopCause cause = new StopCause(StopCause.Kind.HANDED_OVER, "The conductor shuts down");
    running().forEach(execution -> execution.stop(cause));
    if (awaitNone(properties.stopGrace())) {
      return;
    }
    running().forEach(RunningExecution::interruptProgram);
    awaitNone(properties.stopGrace());
    for (RunningExecution execution : running()) {
      StopCause actual = execution.stop();
      endWithoutProgram(execution, actual == null ? cause : actual);
    }
  }

  private void run(RunningExecution execution, @Nullable DeploymentTask task) {
    ExecutionMdc context = ExecutionMdc.open(execution);
    try {
      long begin = System.nanoTime();
      RunConclusion conclusion = conclude(execution, task);
      carryOut(execution, conclusion);
      Duration time = Duration.ofNanos(System.nanoTime() - begin);
      metrics.ended(conclusion.label(), time);
      LOG.info(
          "Task {} of environment {}: {} after {} ms",
          execution.taskId(),
          execution.environmentId(),
          conclusion.label(),
          time.toMillis());
    } catch (InterruptedException e) {
      LOG.warn("Task {} was left while its end was being stored", execution.taskId());
    } finally {
      running.remove(execution.run());
      slots.giveBack();
      context.close();
    }
  }

  private RunConclusion conclude(RunningExecution execution, @Nullable DeploymentTask given) {
    ClaimedExecution claimed = execution.claimed();
    if (claimed.cancellation() != null) {
      return RunConclusion.stopped(new StopCause(StopCause.Kind.CANCELLED, claimed.cancellation()));
    }
    if (claimed.attempt() > properties.maxAttempts()) {
      return RunConclusion.failed(
          "Given up after %d attempts: each time the conductor was lost, at last %s"
              .formatted(properties.maxAttempts(), claimed.previousOwner()));
    }
    LOG.info(
        "Task {} of environment {} starts, attempt {}{}",
        execution.taskId(),
        execution.environmentId(),
        claimed.attempt(),
        claimed.previousOwner() == null ? "" : ", taken over from " + claimed.previousOwner());
    DeploymentTask task;
    try {
      task = given == null ? read(claimed) : given;
    } catch (JacksonException e) {
      LOG.error("The stored task {} cannot be read", execution.taskId());
      return RunConclusion.failed("The stored task cannot be read");
    }
    return runProgram(execution, task);
  }

  private RunConclusion runProgram(RunningExecution execution, DeploymentTask task) {
    execution.programStarts(Thread.currentThread());
    try {
      return RunConclusion.returned(program.run(task, execution), execution.stop());
      // Whatever a program throws, the task has to end in a result.
    } catch (Throwable e) {
      StopCause cause = execution.stop();
      if (cause == null && !(e instanceof MuranoException)) {
        LOG.error(
            "The program of task {} failed unexpectedly: {}",
            execution.taskId(),
            MaskedTrace.of(e, task.token()));
      }
      return RunConclusion.threw(e, cause);
    } finally {
      execution.programEnded();
    }
  }

  private static DeploymentTask read(ClaimedExecution claimed) {
    return MuranoJson.mapper().readValue(claimed.task(), DeploymentTask.class);
  }

  private static void carryOut(RunningExecution execution, RunConclusion conclusion)
      throws InterruptedException {
    CompletableFuture<Boolean> stored =
        switch (conclusion.kind()) {
          case END -> end(execution, conclusion);
          case HAND_OVER -> execution.handOver();
          case ABANDON -> {
            execution.abandon();
            yield null;
          }
        };
    if (stored != null && !await(execution, stored)) {
      LOG.warn("Task {} was lost before its end was stored", execution.taskId());
    }
  }

  private static @Nullable CompletableFuture<Boolean> end(
      RunningExecution execution, RunConclusion conclusion) throws InterruptedException {
    TaskOutcome outcome = java.util.Objects.requireNonNull(conclusion.outcome());
    String reason = conclusion.reason();
    if (!conclusion.reported() && reason != null) {
      try {
        execution.report(Progress.error(null, reason, null));
      } catch (ExecutionStoppedException e) {
        LOG.debug("Task {} was lost before its failure could be reported", execution.taskId());
      }
    }
    return execution.end(conclusion.state(), reason, outcome);
  }

  private static boolean await(RunningExecution execution, CompletableFuture<Boolean> stored)
      throws InterruptedException {
    while (true) {
      try {
        return stored.get(END_WARNING_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        LOG.warn("The end of task {} cannot be stored yet", execution.taskId());
      } catch (ExecutionException e) {
        LOG.error("The end of task {} was refused", execution.taskId(), e.getCause());
        return false;
      }
    }
  }

  private boolean awaitNone(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!running.isEmpty()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(WAIT_STEP.toNanos());
    }
    return true;
  }
}
