package io.murano.conductor.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.common.message.DeploymentTask;
import io.murano.common.message.TaskResult;
import io.murano.conductor.support.ApiSide;
import io.murano.conductor.support.Conductors;
import io.murano.conductor.support.Gate;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many tasks a conductor takes, and when. */
@NeedsBroker
@NeedsDatabase
class TaskIntakeIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestDatabase database;
  @AutoClose private final Conductors conductors;
  @AutoClose private final ApiSide api;
  private final Gate gate;

  TaskIntakeIntegrationTests(TestBroker broker, TestDatabase database, @TempDir Path folder)
      throws Exception {
    this.gate = new Gate(folder);
    this.database = database;
    this.conductors = new Conductors(broker, database);
    this.api = new ApiSide(broker.uri()).listen();
  }

  @Test
  void t1TaskSentBeforeAnyConductorWasEverStartedIsProcessedOnce() throws Exception {
    DeploymentTask task = api.send(ApiSide.task("report hello"));

    conductors.start();

    TaskResult result = api.awaitResult(task, LIMIT);
    assertThat(result.action().isException()).isFalse();
    assertThat(result.model()).isEqualTo(task.model());
    assertThat(result.lastSequence()).isEqualTo(1);
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(api.textsOf(task)).containsExactly("hello"));
  }

  @Test
  void t2TasksSentWhileNoConductorRunsAllFinish() throws Exception {
    conductors.stop(conductors.start());
    List<DeploymentTask> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tasks.add(api.send(ApiSide.task("report " + i)));
    }

    conductors.start();

    tasks.forEach(task -> api.awaitResult(task, LIMIT));
  }

  @Test
  void t5SurplusTasksStayOnTheBroker() throws Exception {
    conductors.start("murano.conductor.slots=2");
    List<DeploymentTask> tasks = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tasks.add(api.send(ApiSide.task(gate.step())));
    }

    await().atMost(LIMIT).until(() -> running() == 2);
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> api.ready("murano.tasks") == 3 && running() == 2);

    conductors.start("murano.conductor.slots=3");
    await().atMost(LIMIT).until(() -> running() == 5);
    gate.open();
    tasks.forEach(task -> api.awaitResult(task, LIMIT));
  }

  @Test
  void taskThatTakesTooLongFails() throws Exception {
    conductors.start("murano.conductor.time-limit=1s");

    DeploymentTask task = api.send(ApiSide.task("sleep 20000"));

    TaskResult result = api.awaitResult(task, LIMIT);
    assertThat(result.action().isException()).isTrue();
    assertThat(String.valueOf(result.action().result())).contains("took longer than 1 s");
  }

  @Test
  void endedExecutionsAreRemovedAfterTheRetention() throws Exception {
    conductors.start("murano.conductor.retention=1s");
    DeploymentTask task = api.send(ApiSide.task("report x"));
    api.awaitResult(task, LIMIT);

    await()
        .atMost(LIMIT)
        .until(
            () ->
                database.count(
                        "select count(*) from murano_conductor.execution where task_id = '%s'"
                            .formatted(task.taskId()))
                    == 0);
  }

  private long running() {
    return database.count(
        "select count(*) from murano_conductor.execution where state = 'RUNNING'");
  }
}
