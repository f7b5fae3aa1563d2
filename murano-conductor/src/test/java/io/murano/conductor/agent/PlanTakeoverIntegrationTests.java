package io.murano.conductor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.common.message.DeploymentTask;
import io.murano.common.message.TaskResult;
import io.murano.conductor.support.ApiSide;
import io.murano.conductor.support.Conductors;
import io.murano.conductor.support.FakeAgent;
import io.murano.conductor.support.Gate;
import io.murano.conductor.support.ScriptedProgram;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Plans of tasks that are run again after their conductor was lost. */
@NeedsBroker
@NeedsDatabase
class PlanTakeoverIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final TestBroker broker;
  private final TestDatabase database;
  @AutoClose private final Conductors conductors;
  @AutoClose private final ApiSide api;
  private final Gate gate;
  private final String environment = "env-" + UUID.randomUUID();

  PlanTakeoverIntegrationTests(TestBroker broker, TestDatabase database, @TempDir Path folder)
      throws Exception {
    this.broker = broker;
    this.database = database;
    this.conductors = new Conductors(broker, database);
    this.api = new ApiSide(broker.uri()).listen();
    this.gate = new Gate(folder);
  }

  @Test
  void answeredPlansAreNotSentAgain() throws Exception {
    try (FakeAgent agent =
        agent(
            plan ->
                step(plan) == 1
                    ? FakeAgent.failure(plan, 101, "no")
                    : FakeAgent.success(plan, "value " + step(plan)))) {
      ServiceProcess first = conductors.startProcess("first");
      DeploymentTask task =
          api.send(ApiSide.taskOf(environment, "call i1", "call i1", gate.step(), "call i1"));
      await().atMost(LIMIT).until(() -> api.textsOf(task).size() == 2);

      first.kill();
      gate.open();
      conductors.start();

      TaskResult result = api.awaitResult(task, LIMIT);
      await().atMost(LIMIT).until(() -> api.eventsOf(task).size() == result.lastSequence());
      assertThat(api.textsOf(task))
          .containsExactly(
              "answer value 0",
              "agent error no",
              "answer value 0",
              "agent error no",
              "answer value 3");
      assertThat(agent.executed()).hasSize(3);
    }
  }

  @Test
  void outstandingPlanIsWaitedForByTheNextConductor() throws Exception {
    ServiceProcess first = conductors.startProcess("first");
    DeploymentTask task = api.send(ApiSide.taskOf(environment, "call i1"));
    await().atMost(LIMIT).until(() -> outstanding(task) == 1);
    first.kill();
    conductors.start();
    await().atMost(LIMIT).until(() -> takeovers(task) == 1);

    try (FakeAgent agent = agent(plan -> FakeAgent.success(plan, "once"))) {
      TaskResult result = api.awaitResult(task, LIMIT);
      await().atMost(LIMIT).until(() -> api.eventsOf(task).size() == result.lastSequence());
      assertThat(api.textsOf(task)).containsExactly("answer once");
      assertThat(agent.executed()).hasSize(1);
      assertThat(
              database.count(
                  "select count(*) from murano_conductor.plan where task_id = '%s'"
                      .formatted(task.taskId())))
          .isEqualTo(1);
    }
  }

  @Test
  void resultReceivedByAnotherConductorWakesTheOneThatWaits() throws Exception {
    conductors.start();
    DeploymentTask waiting = api.send(ApiSide.taskOf(environment, "call i1 60000"));
    await().atMost(LIMIT).until(() -> outstanding(waiting) == 1);
    String planId = planId(waiting);

    // What another conductor does when it receives the result.
    PlanRepository elsewhere = TestPlans.repository(database, "other-conductor");
    long answered = System.nanoTime();
    elsewhere.answer(
        Map.of(
            planId,
            "{\"FormatVersion\": \"2.0.0\", \"SourceID\": \"%s\", \"Body\": \"heard\"}"
                .formatted(planId)));

    api.awaitResult(waiting, LIMIT);
    assertThat(Duration.ofNanos(System.nanoTime() - answered)).isLessThan(Duration.ofSeconds(10));
    await().atMost(LIMIT).until(() -> api.textsOf(waiting).contains("answer heard"));
  }

  @Test
  void t33StampsRiseAlthoughAnotherConductorsClockIsAhead() throws Exception {
    conductors.start();
    try (FakeAgent agent = agent(plan -> FakeAgent.success(plan, "ok"))) {
      api.awaitResult(api.send(ApiSide.taskOf(environment, "call i1")), LIMIT);
      database.execute(
          "update murano_conductor.agent_queue set last_stamp = last_stamp + 10 * 60 * 10000 where queue = '%s'"
              .formatted(ScriptedProgram.planQueue(environment, "i1")));

      api.awaitResult(api.send(ApiSide.taskOf(environment, "call i1", "call i1")), LIMIT);

      assertThat(agent.received())
          .extracting(received -> received.plan().path("Stamp").asLong())
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(agent.executed()).hasSize(3);
    }
  }

  private FakeAgent agent(Function<JsonNode, byte[]> answer) throws Exception {
    return FakeAgent.start(
        broker.uri(),
        ScriptedProgram.planQueue(environment, "i1"),
        ScriptedProgram.resultQueue(environment),
        answer);
  }

  private String planId(DeploymentTask task) throws Exception {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select plan_id from murano_conductor.plan where task_id = '%s'"
                    .formatted(task.taskId()))) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private long outstanding(DeploymentTask task) {
    return database.count(
        "select count(*) from murano_conductor.plan where task_id = '%s' and state = 'OUTSTANDING'"
            .formatted(task.taskId()));
  }

  private long takeovers(DeploymentTask task) {
    return database.count(
        "select count(*) from murano_conductor.execution_audit where task_id = '%s' and event = 'TAKEN_OVER'"
            .formatted(task.taskId()));
  }

  private static int step(JsonNode plan) {
    return plan.path("Parameters").path("step").asInt();
  }
}
