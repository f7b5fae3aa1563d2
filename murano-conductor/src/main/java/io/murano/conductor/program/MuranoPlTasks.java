package io.murano.conductor.program;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.common.message.DeploymentTask;
import io.murano.common.message.TaskAction;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.ExecutionStoppedException;
import io.murano.conductor.deployment.Progress;
import io.murano.conductor.deployment.StopCause;
import io.murano.conductor.deployment.TaskOutcome;
import io.murano.conductor.deployment.TaskProgram;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.RunningExecution.BranchPosition;
import io.murano.conductor.muranopl.TaskExecution;
import io.murano.conductor.muranopl.error.StackFrame;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.muranopl.request.ModelTask;
import io.murano.conductor.muranopl.request.Report;
import io.murano.conductor.muranopl.request.SessionIdentity;
import io.murano.conductor.process.MaskedTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs tasks as MuranoPL (contract muranopl §5.2). Thread-safe. */
final class MuranoPlTasks implements TaskProgram {

  private static final Logger LOG = LoggerFactory.getLogger(MuranoPlTasks.class);

  private final MuranoPlEngine engine;
  private final ExecutionSetup setup;
  private final Duration timeLimit;

  MuranoPlTasks(MuranoPlEngine engine, ExecutionSetup setup, Duration timeLimit) {
    this.engine = engine;
    this.setup = setup;
    this.timeLimit = timeLimit;
  }

  @Override
  public TaskOutcome run(DeploymentTask task, ExecutionHandle execution) {
    TaskExecution program = engine.task(modelTask(task), contextOf(task, execution));
    Runnable forget = execution.onStop(cause -> program.cancel(cause.reason()));
    execution.showActivity(() -> activity(program.positions()));
    try {
      TaskOutcome outcome = outcome(task, execution, program.run());
      if (task.action() == null && !outcome.action().isException()) {
        setup.agents().forget(task.environmentId());
      }
      return outcome;
    } finally {
      forget.run();
    }
  }

  private static ModelTask modelTask(DeploymentTask task) {
    return new ModelTask(task.model(), action(task.action()));
  }

  private static ModelTask.@Nullable Action action(@Nullable TaskAction action) {
    if (action == null) {
      return null;
    }
    JsonNode args = action.args();
    return new ModelTask.Action(
        action.objectId(),
        action.method(),
        args == null ? JsonNodeFactory.instance.objectNode() : args);
  }

  private ExecutionContext contextOf(DeploymentTask task, ExecutionHandle execution) {
    JsonNode model = task.model();
    SessionIdentity identity =
        new SessionIdentity(
            task.token(),
            task.projectId(),
            task.userId(),
            task.environmentId(),
            model.path("project_id").asString(task.projectId()),
            model.path("user_id").asString(task.userId()),
            task.trustId());
    return setup
        .contextOf(new ExecutionSetup.Subject(execution, identity, timeLimit))
        .reports(report -> execution.report(progress(report)))
        .build();
  }

  private static Progress progress(Report report) {
    return new Progress(report.objectId(), report.level(), report.text(), report.details());
  }

  private static TaskOutcome outcome(
      DeploymentTask task, ExecutionHandle execution, ModelOutcome outcome) {
    StopCause cause = execution.stop();
    if (cause != null && outcome.failed()) {
      throw new ExecutionStoppedException(cause);
    }
    Throwable error = outcome.error();
    if (error instanceof MuranoException known && known.code() == ErrorCode.INTERNAL) {
      LOG.error("Task {} met a defect: {}", task.taskId(), MaskedTrace.of(error, task.token()));
    } else if (error != null) {
      LOG.info("Task {} has failed: {}", task.taskId(), error.getMessage());
    }
    return outcome.failed()
        ? failure(outcome)
        : TaskOutcome.success(outcome.result(), outcome.model());
  }

  private static TaskOutcome failure(ModelOutcome outcome) {
    JsonNode result = outcome.result();
    return TaskOutcome.failure(
        result.path("message").asString(""),
        result.path("details").asString(null),
        outcome.model());
  }

  private static List<String> activity(List<BranchPosition> positions) {
    List<String> lines = new ArrayList<>();
    for (BranchPosition position : positions) {
      if (positions.size() > 1 && !position.branch().isEmpty()) {
        lines.add("branch " + position.branch());
      }
      List<StackFrame> frames = position.frames();
      for (int i = frames.size() - 1; i >= 0; i--) {
        lines.add(frames.get(i).format("").replace("\n    ", ": "));
      }
    }
    return lines;
  }
}
