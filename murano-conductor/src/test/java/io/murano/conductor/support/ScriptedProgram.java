package io.murano.conductor.support;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.ExecutionStoppedException;
import io.murano.conductor.deployment.Progress;
import io.murano.conductor.deployment.TaskOutcome;
import io.murano.conductor.deployment.TaskProgram;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Does what the arguments of a task's action say, so that the same program runs within the test and
 * in processes of their own: {@code steps} is a list of {@code report}, {@code sleep} (ms), {@code
 * fail}, {@code crash}, {@code hang} (deaf to stops), {@code reports} (a number of lines).
 */
public final class ScriptedProgram implements TaskProgram {

  @Override
  public TaskOutcome run(DeploymentTask task, ExecutionHandle execution)
      throws InterruptedException {
    JsonNode steps =
        task.action() == null
            ? MuranoJson.mapper().createArrayNode()
            : task.action().args().path("steps");
    int number = 0;
    for (JsonNode step : steps) {
      int current = number++;
      execution.showActivity(() -> List.of("step " + current));
      String argument = step.path(1).asString("");
      switch (step.path(0).asString("")) {
        case "report" -> execution.report(Progress.info(null, argument));
        case "reports" -> {
          for (int i = 0; i < Integer.parseInt(argument); i++) {
            execution.report(Progress.info(null, "line " + i));
          }
        }
        case "sleep" -> sleep(execution, Long.parseLong(argument));
        case "hang" -> hang();
        case "fail" -> {
          execution.report(Progress.error(null, argument, "trace"));
          return TaskOutcome.failure(argument, "trace", task.model());
        }
        case "refuse" -> throw new MuranoException(ErrorCode.PACKAGE_CODE, argument);
        case "crash" -> throw new IllegalStateException("token " + task.token());
        case "overflow" -> throw new StackOverflowError();
        default -> throw new IllegalArgumentException("Unknown step " + step);
      }
    }
    JsonNode value = MuranoJson.mapper().createObjectNode().put("attempt", execution.attempt());
    return TaskOutcome.success(value, task.model());
  }

  private static void sleep(ExecutionHandle execution, long millis) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runnable remove = execution.onStop(cause -> stopped.countDown());
    try {
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        execution.checkpoint();
      }
    } finally {
      remove.run();
    }
  }

  private static void hang() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException | ExecutionStoppedException e) {
        Thread.onSpinWait();
      }
    }
  }
}
