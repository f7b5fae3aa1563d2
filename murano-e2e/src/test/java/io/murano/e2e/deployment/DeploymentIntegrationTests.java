package io.murano.e2e.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.e2e.harness.EventStream;
import io.murano.e2e.harness.LogsOnFailure;
import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoCluster;
import io.murano.e2e.harness.Probe;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.QueueState;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The cases of contract messaging §7 that a user of the api can see, each by its number. */
@NeedsBroker
@NeedsDatabase
@ExtendWith(LogsOnFailure.class)
class DeploymentIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void lifeOfAnApplicationWithAMachine(TestBroker broker, TestDatabase database) throws Exception {
    Path ledger = folder.resolve("ledger");
    try (MuranoCluster murano = MuranoCluster.on(broker, database).start()) {
      List<String> queues = names(broker);
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      String environment = client.createEnvironment("life");
      Probe probe = Probe.named("first").steps(3, 0).signing(ledger, 0);

      String deployment = client.deployApplication(environment, probe.model());
      assertThat(followed(client, environment, deployment))
          .containsSubsequence("step 0", "step 1", "step 2");
      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
      assertThat(texts(client, environment, deployment))
          .containsSubsequence("step 0", "step 1", "step 2")
          .last()
          .isEqualTo("Deployment finished");
      assertThat(Probe.answer(client, environment)).isEqualTo("signed first");
      assertThat(Files.readAllLines(ledger)).containsExactly("begin first", "end first");
      assertThat(murano.machineProcesses()).isNotEmpty();

      String again = client.deploy(environment, client.openSession(environment));
      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
      assertThat(texts(client, environment, again)).contains("step 0");
      assertThat(Files.readAllLines(ledger)).hasSize(2);

      callRename(client, environment, probe);

      client.deleteEnvironment(environment);
      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("deleted");
      await().atMost(LIMIT).until(() -> murano.machineProcesses().isEmpty());
      await().atMost(LIMIT).untilAsserted(() -> assertThat(names(broker)).isEqualTo(queues));
      assertNothingIsLeftOver(database);
    }
  }

  /** Follows a deployment to its result; returns the texts that came by. */
  private static List<String> followed(MuranoClient client, String environment, String deployment) {
    List<String> texts = new ArrayList<>();
    try (EventStream events = client.events(environment, deployment)) {
      Optional<EventStream.Event> event = events.next();
      while (event.isPresent() && !event.get().isLast()) {
        texts.add(event.get().data().path("text").asString(""));
        event = events.next();
      }
      assertThat(event).as("the result").isPresent();
    }
    return texts;
  }

  private static void callRename(MuranoClient client, String environment, Probe probe) {
    JsonNode service = client.get("/v1/environments/" + environment + "/services").path(0);
    String action =
        service.path("?").path("_actions").propertyNames().stream()
            .filter(name -> name.endsWith("_rename"))
            .findFirst()
            .orElseThrow();
    String task = client.callAction(environment, action, Map.of("text", "second"));
    assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
    JsonNode result = client.get("/v1/environments/" + environment + "/actions/" + task);
    assertThat(result.path("isException").asBoolean()).isFalse();
    assertThat(result.path("result").asString()).isEqualTo("now second");
    assertThat(
            client
                .get("/v1/environments/" + environment + "/services/" + probe.id())
                .path("name")
                .asString())
        .isEqualTo("second");
  }

  @Test
  void t1t2TasksRequestedBeforeAnyConductorEverStartedAllFinish(
      TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).conductors(0).start()) {
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      List<String> environments =
          IntStream.range(0, 5).mapToObj(i -> client.createEnvironment("early-" + i)).toList();
      environments.forEach(
          environment -> client.deployApplication(environment, Probe.named("early").model()));
      assertThat(environments)
          .allSatisfy(environment -> assertThat(client.status(environment)).isEqualTo("deploying"));

      murano.addConductor().awaitReady();

      for (String environment : environments) {
        assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
        String deployment = client.latestDeployment(environment).path("id").asString();
        assertThat(texts(client, environment, deployment)).containsOnlyOnce("step 0");
      }
    }
  }

  @Test
  void t3DeploymentOfAKilledConductorIsEndedByAnotherWithoutASecondPlan(
      TestBroker broker, TestDatabase database) throws Exception {
    Path ledger = folder.resolve("ledger");
    try (MuranoCluster murano =
        MuranoCluster.on(broker, database)
            .conductors(1)
            .conductorProperty("murano.conductor.lease", "3s")
            .start()) {
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      String environment = client.createEnvironment("orphan");
      client.deployApplication(environment, Probe.named("orphan").signing(ledger, 6).model());
      await().atMost(LIMIT).until(() -> Files.exists(ledger));

      murano.addConductor().awaitReady();
      murano.conductor(1).kill();

      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
      assertThat(Probe.answer(client, environment)).isEqualTo("signed orphan");
      assertThat(Files.readAllLines(ledger)).containsExactly("begin orphan", "end orphan");
    }
  }

  @Test
  void t6ReportsCanBeReadAndFollowedWhileTheTaskRuns(TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).start()) {
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      String environment = client.createEnvironment("live");

      String deployment =
          client.deployApplication(environment, Probe.named("live").steps(4, 1).model());

      await().atMost(LIMIT).until(() -> texts(client, environment, deployment).contains("step 1"));
      assertThat(client.status(environment)).isEqualTo("deploying");
      assertThat(texts(client, environment, deployment)).doesNotContain("step 3");
      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
      assertThat(texts(client, environment, deployment))
          .containsSubsequence("step 0", "step 1", "step 2", "step 3");
    }
  }

  @Test
  void t7ReportsAndResultWaitForAnApi(TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).start()) {
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      String environment = client.createEnvironment("unwatched");
      String deployment =
          client.deployApplication(environment, Probe.named("unwatched").steps(4, 1).model());
      await().atMost(LIMIT).until(() -> texts(client, environment, deployment).contains("step 0"));

      murano.api().kill();
      await()
          .atMost(LIMIT)
          .until(
              () ->
                  database.count(
                          "select count(*) from murano_conductor.execution"
                              + " where finished is null")
                      == 0);
      murano.api().start().awaitReady();

      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
      assertThat(texts(client, environment, deployment))
          .containsSubsequence("step 0", "step 1", "step 2", "step 3");
    }
  }

  @Test
  void t10t11DeploymentIsRequestedWithoutABrokerAndSurvivesARestartOfTheApi(
      TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).start()) {
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      String environment = client.createEnvironment("offline");

      broker.kill();
      String deployment;
      try {
        deployment = client.deployApplication(environment, Probe.named("offline").model());
        murano.api().kill();
        murano.api().start();
      } finally {
        broker.start();
      }
      murano.api().awaitReady();

      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
      assertThat(texts(client, environment, deployment)).containsOnlyOnce("step 0");
    }
  }

  @Test
  void t43FailedDeploymentSaysWhy(TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).start()) {
      MuranoClient client = murano.client();
      String environment = client.createEnvironment("broken");
      Map<String, Object> header = Map.of("id", "missing", "type", "io.murano.e2e.Missing");
      String missing =
          client.deployApplication(environment, Map.of("?", header, "name", "missing"));

      assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("deploy failure");
      assertThat(texts(client, environment, missing))
          .anySatisfy(text -> assertThat(text).contains("io.murano.e2e.Missing"));

      Probe.uploadTo(client);
      String other = client.createEnvironment("failing");
      String failing =
          client.deployApplication(other, Probe.named("failing").failure("out of luck").model());
      assertThat(client.awaitIdle(other, LIMIT)).isEqualTo("deploy failure");
      assertThat(texts(client, other, failing))
          .anySatisfy(text -> assertThat(text).contains("ProbeFailure").contains("out of luck"));
    }
  }

  @Test
  void staticActionIsAnsweredByAConductor(TestBroker broker, TestDatabase database) {
    try (MuranoCluster murano = MuranoCluster.on(broker, database).start()) {
      MuranoClient client = murano.client();
      Probe.uploadTo(client);

      JsonNode result =
          client.post(
              "/v1/actions",
              Map.of(
                  "className", "io.murano.e2e.Probe",
                  "methodName", "double",
                  "parameters", Map.of("number", 21)));

      assertThat(result.asInt()).isEqualTo(42);
    }
  }

  private static void assertNothingIsLeftOver(TestDatabase database) {
    for (String table :
        List.of(
            "murano_api.outbox",
            "murano_api.pending_result",
            "murano_conductor.outbox",
            "murano_conductor.stack",
            "murano_conductor.local_machine",
            "murano_conductor.agent_queue")) {
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(database.count("select count(*) from " + table)).as(table).isZero());
    }
  }

  private static List<String> texts(MuranoClient client, String environment, String deployment) {
    return client.reports(environment, deployment).stream()
        .map(report -> report.path("text").asString())
        .toList();
  }

  private static List<String> names(TestBroker broker) {
    return broker.queues().stream().map(QueueState::name).sorted().toList();
  }
}
