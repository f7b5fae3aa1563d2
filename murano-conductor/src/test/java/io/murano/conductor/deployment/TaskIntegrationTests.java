package io.murano.conductor.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.common.message.DeploymentTask;
import io.murano.common.message.ReportLevel;
import io.murano.common.message.StatusReport;
import io.murano.common.message.TaskEvent;
import io.murano.common.message.TaskResult;
import io.murano.common.topology.MuranoQueues;
import io.murano.conductor.support.ApiSide;
import io.murano.conductor.support.Conductors;
import io.murano.conductor.support.LogCapture;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What becomes of a task, whatever its program does. */
@NeedsBroker
@NeedsDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestDatabase database;
  @AutoClose private final Conductors conductors;
  @AutoClose private final ApiSide api;

  TaskIntegrationTests(TestBroker broker, TestDatabase database) throws Exception {
    this.database = database;
    this.conductors = new Conductors(broker, database);
    this.api = new ApiSide(broker.uri()).listen();
  }

  @BeforeAll
  void start() {
    conductors.start();
  }

  @Test
  void reportsAreNumberedWithoutGapsAndAllThereAtTheEnd() throws Exception {
    DeploymentTask task = api.send(ApiSide.task("reports 1000"));

    TaskResult result = api.awaitResult(task, LIMIT);
    assertThat(result.lastSequence()).isEqualTo(1000);
    await().atMost(LIMIT).until(() -> api.eventsOf(task).size() == 1000);
    assertThat(api.eventsOf(task))
        .extracting(TaskEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
  }

  @Test
  void t6ReportsLeaveWhileTheTaskRuns() throws Exception {
    DeploymentTask task = api.send(ApiSide.task("report begun", "sleep 3000"));

    await().atMost(LIMIT).until(() -> api.textsOf(task).equals(List.of("begun")));
    assertThat(api.resultOf(task)).isNull();
    api.awaitResult(task, LIMIT);
  }

  @Test
  void t43EveryKindOfFailureEndsInAResult() throws Exception {
    assertFails(api.send(ApiSide.task("fail cannot deploy")), "cannot deploy");
    assertFails(api.send(ApiSide.task("refuse bad package")), "bad package");
    assertFails(
        api.send(ApiSide.task("crash")), "Internal error of the conductor (IllegalStateException)");
    assertFails(
        api.send(ApiSide.task("overflow")), "Internal error of the conductor (StackOverflowError)");
  }

  @Test
  void tasksOfOneEnvironmentRunOneAfterTheOther() throws Exception {
    String environment = "env-busy";
    DeploymentTask first = api.send(ApiSide.taskOf(environment, "report a", "sleep 1500"));
    DeploymentTask second = api.send(ApiSide.taskOf(environment, "report b"));
    DeploymentTask other = api.send(ApiSide.task("report c"));

    api.awaitResult(other, LIMIT);
    assertThat(api.resultOf(first)).isNull();
    assertThat(api.resultOf(second)).isNull();
    TaskResult firstResult = api.awaitResult(first, LIMIT);
    TaskResult secondResult = api.awaitResult(second, LIMIT);
    assertThat(firstResult.finished()).isBefore(secondResult.finished());
  }

  @Test
  void waitingTaskHoldsNeitherSlotNorDelivery() throws Exception {
    String environment = "env-parked";
    DeploymentTask running = api.send(ApiSide.taskOf(environment, "sleep 2500"));
    await().atMost(LIMIT).until(() -> stateOf(running, "RUNNING"));
    DeploymentTask waiting = api.send(ApiSide.taskOf(environment, "report x"));
    await().atMost(LIMIT).until(() -> stateOf(waiting, "WAITING"));

    DeploymentTask other = api.send(ApiSide.task("report y"));

    api.awaitResult(other, LIMIT);
    assertThat(api.resultOf(running)).isNull();
    assertThat(api.ready("murano.tasks")).isZero();
    api.awaitResult(waiting, LIMIT);
  }

  @Test
  void sameTaskTwiceRunsOnce() throws Exception {
    DeploymentTask task = ApiSide.task("report once", "sleep 500");

    api.send(task);
    api.send(task);
    api.awaitResult(task, LIMIT);
    api.send(task);

    DeploymentTask last = api.send(ApiSide.task("report end"));
    api.awaitResult(last, LIMIT);
    assertThat(api.textsOf(task)).containsExactly("once");
    assertThat(api.resultsOf(task)).hasSize(1);
  }

  @Test
  void cancelStopsARunningTask() throws Exception {
    DeploymentTask task = api.send(ApiSide.task("report begun", "sleep 20000"));
    await().atMost(LIMIT).until(() -> !api.textsOf(task).isEmpty());

    api.cancel(task, "no longer wanted");

    assertFails(task, "Cancelled: no longer wanted");
    assertThat(stateOf(task, "CANCELLED")).isTrue();
  }

  @Test
  void cancelEndsATaskWhoseProgramIsDeaf() throws Exception {
    DeploymentTask task = api.send(ApiSide.task("report begun", "hang"));
    await().atMost(LIMIT).until(() -> !api.textsOf(task).isEmpty());

    api.cancel(task, "stuck");

    assertFails(task, "Cancelled: stuck");
    DeploymentTask next = api.send(ApiSide.taskOf(task.environmentId(), "report next"));
    api.awaitResult(next, LIMIT);
  }

  @Test
  void cancelMayOvertakeTheTask() throws Exception {
    DeploymentTask task = ApiSide.task("report never");
    api.cancel(task, "changed my mind");
    await()
        .atMost(LIMIT)
        .until(
            () ->
                database.count(
                        "select count(*) from murano_conductor.cancellation where task_id = '%s'"
                            .formatted(task.taskId()))
                    == 1);

    api.send(task);

    assertFails(task, "Cancelled: changed my mind");
    assertThat(api.textsOf(task)).containsExactly("Cancelled: changed my mind");
  }

  @Test
  void cancelEndsAWaitingTask() throws Exception {
    String environment = "env-waiting";
    DeploymentTask running = api.send(ApiSide.taskOf(environment, "sleep 2000"));
    await().atMost(LIMIT).until(() -> stateOf(running, "RUNNING"));
    DeploymentTask waiting = api.send(ApiSide.taskOf(environment, "report never"));
    await().atMost(LIMIT).until(() -> stateOf(waiting, "WAITING"));

    api.cancel(waiting, "not that");

    assertFails(waiting, "Cancelled: not that");
    assertThat(api.resultOf(running)).isNull();
    api.awaitResult(running, LIMIT);
  }

  @Test
  void unreadableTaskGoesToTheDeadLetterQueueAndFailsIfItCanBeTold() throws Exception {
    DeploymentTask template = ApiSide.task();
    String future =
        "{\"format_version\": 99, \"task_id\": \"%s\", \"id\": \"%s\"}"
            .formatted(template.taskId(), template.environmentId());
    long before = api.ready("murano.tasks.dead");

    api.publish(MuranoQueues.TASKS, "no json".getBytes(StandardCharsets.UTF_8));
    api.publish(MuranoQueues.TASKS, future.getBytes(StandardCharsets.UTF_8));

    assertFails(
        template, "The task message cannot be read: format version 99, up to 1 is understood");
    await().atMost(LIMIT).until(() -> api.ready("murano.tasks.dead") == before + 2);
    DeploymentTask next = api.send(ApiSide.task("report next"));
    api.awaitResult(next, LIMIT);
  }

  @Test
  void tokenNeverReachesTheLog() throws Exception {
    try (LogCapture log = new LogCapture()) {
      DeploymentTask task = api.send(ApiSide.task("report x", "crash"));
      api.awaitResult(task, LIMIT);

      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(log.text()).contains("token ***").contains("failed after"));
      assertThat(log.text()).doesNotContain("secret-token");
    }
  }

  @Test
  void tokenLeavesTheDatabaseWithTheEndOfTheTask() throws Exception {
    DeploymentTask task = api.send(ApiSide.task("report x"));
    api.awaitResult(task, LIMIT);

    assertThat(
            database.count(
                "select count(*) from murano_conductor.execution where task_id = '%s' and task is null"
                    .formatted(task.taskId())))
        .isEqualTo(1);
  }

  private void assertFails(DeploymentTask task, String message) {
    TaskResult result = api.awaitResult(task, LIMIT);
    assertThat(result.action().isException()).isTrue();
    JsonNode failure = Objects.requireNonNull(result.action().result());
    assertThat(failure.path("message").asString()).isEqualTo(message);
    await().atMost(LIMIT).until(() -> api.eventsOf(task).size() == result.lastSequence());
    assertThat(api.eventsOf(task))
        .last()
        .isInstanceOfSatisfying(
            StatusReport.class,
            report -> {
              assertThat(report.level()).isEqualTo(ReportLevel.ERROR);
              assertThat(report.text()).isEqualTo(message);
            });
  }

  private boolean stateOf(DeploymentTask task, String state) {
    return database.count(
            "select count(*) from murano_conductor.execution where task_id = '%s' and state = '%s'"
                .formatted(task.taskId(), state))
        == 1;
  }
}
