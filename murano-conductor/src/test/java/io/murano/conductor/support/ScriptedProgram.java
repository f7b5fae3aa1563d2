package io.murano.conductor.support;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.common.json.MuranoJson;
import io.murano.common.message.DeploymentTask;
import io.murano.common.topology.AgentQueues;
import io.murano.conductor.agent.AgentAddress;
import io.murano.conductor.agent.AgentCall;
import io.murano.conductor.agent.AgentException;
import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.agent.AgentTimeoutException;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.ExecutionStoppedException;
import io.murano.conductor.deployment.Progress;
import io.murano.conductor.deployment.TaskOutcome;
import io.murano.conductor.deployment.TaskProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what the arguments of a task's action say, so that the same program runs within the test and
 * in processes of their own: {@code steps} is a list of {@code report}, {@code sleep} (ms), {@code
 * gate} (waits for a file), {@code fail}, {@code crash}, {@code hang} (deaf to stops), {@code
 * reports} (a number of lines), {@code call} and {@code send} (an instance and a time limit in ms).
 */
public final class ScriptedProgram implements TaskProgram {

  private final Supplier<AgentGateway> agents;

  /** Creates a program that reaches agents through a gateway. */
  public ScriptedProgram(Supplier<AgentGateway> agents) {
    this.agents = agents;
  }

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
        case "gate" -> gate(execution, Path.of(argument));
        case "hang" -> hang();
        case "call" -> call(execution, current, argument.split(" "));
        case "send" -> agents.get().send(execution, plan(execution, current, argument.split(" ")));
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

  /** Returns the address of an agent of an environment on the gateway's own broker. */
  public static AgentAddress address(AgentGateway agents, String environmentId, String instance) {
    return new AgentAddress(
        agents.defaultBroker(), planQueue(environmentId, instance), resultQueue(environmentId));
  }

  /** Returns the plan queue of an instance. */
  public static String planQueue(String environmentId, String instance) {
    return AgentQueues.planQueue(environmentId, instance);
  }

  /** Returns the result queue of an environment. */
  public static String resultQueue(String environmentId) {
    return AgentQueues.resultQueue("-" + environmentId);
  }

  private void call(ExecutionHandle execution, int step, String[] words)
      throws InterruptedException {
    String text;
    try {
      JsonNode value = agents.get().call(execution, plan(execution, step, words));
      text = "answer " + (value == null ? "null" : value.asString());
    } catch (AgentException e) {
      text = "agent error " + e.getMessage();
    } catch (AgentTimeoutException e) {
      text = e.getMessage();
    }
    execution.report(Progress.info(words[0], String.valueOf(text)));
  }

  private AgentCall plan(ExecutionHandle execution, int step, String[] words) {
    ObjectNode plan = MuranoJson.mapper().createObjectNode();
    plan.put("FormatVersion", "2.1.0");
    plan.put("Body", "return args.step");
    plan.putObject("Parameters").put("step", step);
    Duration timeout = Duration.ofMillis(words.length > 1 ? Long.parseLong(words[1]) : 30_000);
    return new AgentCall(
        "step " + step, address(agents.get(), execution.environmentId(), words[0]), plan, timeout);
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

  private static void gate(ExecutionHandle execution, Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      sleep(execution, 50);
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
