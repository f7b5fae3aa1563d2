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
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.TcpProxy;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conductors that are killed, stopped, cut off or slow. */
@NeedsBroker
@NeedsDatabase
class ConductorLossIntegrationTests {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestDatabase database;
  @AutoClose private final Conductors conductors;
  @AutoClose private final ApiSide api;
  private final Gate gate;

  ConductorLossIntegrationTests(TestBroker broker, TestDatabase database, @TempDir Path folder)
      throws Exception {
    this.gate = new Gate(folder);
    this.database = database;
    this.conductors = new Conductors(broker, database);
    this.api = new ApiSide(broker.uri()).listen();
  }

  @Test
  void t3TaskOfAKilledConductorIsEndedByAnother() throws Exception {
    ServiceProcess first = conductors.startProcess("first");
    DeploymentTask task = api.send(ApiSide.task("report begun", gate.step(), "report done"));
    await().atMost(LIMIT).until(() -> api.textsOf(task).contains("begun"));
    ServiceProcess second = conductors.startProcess("second");

    first.kill();
    gate.open();

    TaskResult result = api.awaitResult(task, LIMIT);
    assertThat(result.action().isException()).isFalse();
    assertThat(String.valueOf(result.action().result())).contains("\"attempt\":2");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(api.textsOf(task)).containsExactly("begun", "begun", "done"));
    assertThat(second.log()).contains("taken over from first-");
    assertThat(audit(task)).containsExactly("TAKEN_OVER", "SUCCEEDED");
  }

  @Test
  void taskWhoseConductorsAreLostTooOftenFails() throws Exception {
    DeploymentTask task = ApiSide.task("report begun", gate.step());
    for (int attempt = 1; attempt <= 2; attempt++) {
      ServiceProcess conductor = conductors.startProcess("doomed" + attempt);
      if (attempt == 1) {
        api.send(task);
      }
      int lines = attempt;
      await().atMost(LIMIT).until(() -> api.textsOf(task).size() == lines);
      conductor.kill();
    }

    conductors.startProcess("survivor");

    TaskResult result = api.awaitResult(task, LIMIT);
    assertThat(result.action().isException()).isTrue();
    assertThat(String.valueOf(result.action().result()))
        .contains("Given up after 2 attempts")
        .contains("doomed2-");
  }

  @Test
  void t4ThreeConductorsShareThirtyTasks() throws Exception {
    for (int i = 1; i <= 3; i++) {
      conductors.startProcess("c" + i, "murano.conductor.slots=2");
    }
    List<DeploymentTask> tasks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      tasks.add(api.send(ApiSide.task("report " + i, "sleep 300")));
    }

    tasks.forEach(task -> api.awaitResult(task, LIMIT));

    assertThat(api.resultCount()).isEqualTo(30);
    for (int i = 0; i < 30; i++) {
      assertThat(api.textsOf(tasks.get(i))).containsExactly(Integer.toString(i));
    }
    Set<String> owners =
        new HashSet<>(column("select conductor from murano_conductor.execution_audit"));
    assertThat(owners).filteredOn(owner -> owner.matches("c[123]-.*")).hasSize(3);
  }

  @Test
  void stoppingConductorHandsItsTasksOver() throws Exception {
    ServiceProcess first = conductors.startProcess("leaving");
    DeploymentTask task = api.send(ApiSide.task("report begun", gate.step(), "report done"));
    await().atMost(LIMIT).until(() -> api.textsOf(task).contains("begun"));
    conductors.startProcess("staying");

    first.terminate(LIMIT);
    gate.open();

    TaskResult result = api.awaitResult(task, LIMIT);
    assertThat(result.action().isException()).isFalse();
    assertThat(audit(task)).containsExactly("HANDED_OVER", "SUCCEEDED");
    assertThat(String.valueOf(result.action().result())).contains("\"attempt\":1");
  }

  @Test
  void conductorThatSleptDoesNotDisturbItsSuccessor() throws Exception {
    ServiceProcess first = conductors.startProcess("sleeper");
    DeploymentTask task = api.send(ApiSide.task("report begun", gate.step(), "report after"));
    await().atMost(LIMIT).until(() -> api.textsOf(task).contains("begun"));
    conductors.startProcess("successor");

    first.suspend();
    await().atMost(LIMIT).until(() -> audit(task).contains("TAKEN_OVER"));
    gate.open();
    first.resume();

    TaskResult result = api.awaitResult(task, LIMIT);
    first.awaitLog("was taken over by another conductor|lost before", LIMIT);
    await().atMost(LIMIT).until(() -> api.eventsOf(task).size() == result.lastSequence());
    assertThat(api.textsOf(task)).containsExactly("begun", "begun", "after");
    assertThat(api.resultsOf(task)).hasSize(1);
  }

  @Test
  void conductorCutOffFromTheDatabaseLosesItsTask(TestDatabase server) throws Exception {
    try (TcpProxy proxy = server.proxy()) {
      ServiceProcess first =
          conductors.startProcess("isolated", "spring.datasource.url=" + server.jdbcUrl(proxy));
      DeploymentTask task = api.send(ApiSide.task("report begun", gate.step(), "report done"));
      await().atMost(LIMIT).until(() -> api.textsOf(task).contains("begun"));
      conductors.startProcess("connected");

      proxy.cut();
      await().atMost(LIMIT).until(() -> audit(task).contains("TAKEN_OVER"));
      gate.open();
      TaskResult result = api.awaitResult(task, LIMIT);
      proxy.restore();

      assertThat(result.action().isException()).isFalse();
      first.awaitLog("was taken over by another conductor|was lost before", LIMIT);
      await().atMost(LIMIT).until(() -> api.eventsOf(task).size() == result.lastSequence());
      assertThat(api.textsOf(task)).containsExactly("begun", "begun", "done");
      assertThat(api.resultsOf(task)).hasSize(1);
    }
  }

  private List<String> audit(DeploymentTask task) {
    return column(
        "select event from murano_conductor.execution_audit where task_id = '%s' order by id"
            .formatted(task.taskId()));
  }

  private List<String> column(String sql) {
    List<String> values = new ArrayList<>();
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
