package io.murano.conductor.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.common.message.DeploymentTask;
import io.murano.common.message.TaskResult;
import io.murano.conductor.support.ApiSide;
import io.murano.conductor.support.Conductors;
import io.murano.conductor.support.FakeAgent;
import io.murano.conductor.support.ScriptedProgram;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A broker or a database that goes away and comes back while tasks run. */
@NeedsBroker
@NeedsDatabase
class ServerLossIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestBroker broker;
  private final TestDatabase database;
  @AutoClose private final Conductors conductors;

  ServerLossIntegrationTests(TestBroker broker, TestDatabase database) {
    this.broker = broker;
    this.database = database;
    this.conductors = new Conductors(broker, database);
  }

  @Test
  void t10NothingIsLostWhenTheBrokerIsKilledDuringATask() throws Exception {
    conductors.start();
    DeploymentTask task = ApiSide.task("report begun", "sleep 4000", "reports 50");
    try (ApiSide api = new ApiSide(broker.uri())) {
      api.send(task);
      await().atMost(LIMIT).until(() -> running() == 1);
    }

    broker.kill();
    broker.start();

    try (ApiSide api = new ApiSide(broker.uri()).listen()) {
      TaskResult result = api.awaitResult(task, LIMIT);
      assertThat(result.lastSequence()).isEqualTo(51);
      await().atMost(LIMIT).until(() -> api.eventsOf(task).size() == 51);
      DeploymentTask next = api.send(ApiSide.task("report next"));
      api.awaitResult(next, LIMIT);
    }
    await()
        .atMost(LIMIT)
        .until(() -> database.count("select count(*) from murano_conductor.outbox") == 0);
  }

  @Test
  void resultsWaitWhileTheBrokerIsDown() throws Exception {
    conductors.start();
    DeploymentTask task = ApiSide.task("report begun", "sleep 3000", "report done");
    try (ApiSide api = new ApiSide(broker.uri())) {
      api.send(task);
      await().atMost(LIMIT).until(() -> running() == 1);
    }

    broker.stop();
    await().atMost(LIMIT).until(() -> running() == 0);
    assertThat(database.count("select count(*) from murano_conductor.outbox")).isPositive();
    broker.start();

    try (ApiSide api = new ApiSide(broker.uri()).listen()) {
      api.awaitResult(task, LIMIT);
      await().atMost(LIMIT).until(() -> api.textsOf(task).size() == 2);
    }
  }

  @Test
  void taskGoesOnAfterTheDatabaseWasRestarted() throws Exception {
    // Longer than any restart of a database takes.
    conductors.start("murano.conductor.lease=90s");
    try (ApiSide api = new ApiSide(broker.uri()).listen()) {
      DeploymentTask task = api.send(ApiSide.task("report begun", "sleep 5000", "report done"));
      await().atMost(LIMIT).until(() -> api.textsOf(task).contains("begun"));

      database.kill();
      DeploymentTask meanwhile = api.send(ApiSide.task("report meanwhile"));
      database.start();

      TaskResult result = api.awaitResult(task, LIMIT);
      assertThat(result.action().isException()).isFalse();
      assertThat(String.valueOf(result.action().result())).contains("\"attempt\":1");
      api.awaitResult(meanwhile, LIMIT);
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(api.textsOf(task)).containsExactly("begun", "done"));
    }
  }

  @Test
  void callOfAnAgentOutlastsTheDatabase() throws Exception {
    conductors.start("murano.conductor.lease=90s");
    try (ApiSide api = new ApiSide(broker.uri()).listen()) {
      DeploymentTask task = api.send(ApiSide.task("report begun", "sleep 2000", "call i1"));
      await().atMost(LIMIT).until(() -> api.textsOf(task).contains("begun"));

      database.kill();
      // The plan is to be stored meanwhile; a connection is waited for only five seconds.
      Thread.sleep(9_000);
      database.start();

      try (FakeAgent agent =
          FakeAgent.start(
              broker.uri(),
              ScriptedProgram.planQueue(task.environmentId(), "i1"),
              ScriptedProgram.resultQueue(task.environmentId()),
              plan -> FakeAgent.success(plan, "at last"))) {
        api.awaitResult(task, LIMIT);
        await()
            .atMost(LIMIT)
            .untilAsserted(
                () -> assertThat(api.textsOf(task)).containsExactly("begun", "answer at last"));
        assertThat(agent.executed()).hasSize(1);
      }
    }
  }

  private long running() {
    return database.count(
        "select count(*) from murano_conductor.execution where state = 'RUNNING'");
  }
}
