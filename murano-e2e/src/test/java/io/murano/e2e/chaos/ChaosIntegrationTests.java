package io.murano.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many deployments while a random one of api, conductors, agents, broker and database is killed
 * every few seconds. Every build makes a short run; {@code -Dmurano.chaos.deployments=40} makes the
 * long one, {@code -Dmurano.chaos.seed} another.
 */
@NeedsBroker
@NeedsDatabase
@ExtendWith(LogsOnFailure.class)
class ChaosIntegrationTests {

  private static final int DEPLOYMENTS = Integer.getInteger("murano.chaos.deployments", 8);
  private static final long SEED = Long.getLong("murano.chaos.seed", 42);
  private static final int AT_ONCE = 6;
  private static final Duration QUIET = Duration.ofMinutes(3);

  @TempDir Path folder;

  private final Map<String, String> endedBadly = new ConcurrentHashMap<>();
  private final Map<String, Boolean> interrupted = new ConcurrentHashMap<>();

  @Test
  void everyDeploymentEndsAndEveryPlanRunsOnce(TestBroker broker, TestDatabase database)
      throws Exception {
    System.out.printf(
        "Chaos: %d deployments, repeat with -Dmurano.chaos.seed=%d%n", DEPLOYMENTS, SEED);
    try (MuranoCluster murano =
        MuranoCluster.on(broker, database)
            .conductors(2)
            .conductorProperty("murano.conductor.lease", "4s")
            .conductorProperty("murano.conductor.max-attempts", "1000")
            .conductorProperty("murano.conductor.agent.queue-expiry", "30s")
            .conductorProperty("murano.conductor.agent.idle-time", "5s")
            .start()) {
      List<String> queues = names(broker);
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      List<String> kills;
      try (Havoc havoc = new Havoc(murano, broker, database, SEED)) {
        deployAll(new PatientClient(client));
        kills = havoc.kills();
      }
      System.out.printf("Chaos: %d kills: %s%n", kills.size(), kills);

      assertThat(endedBadly).isEmpty();
      assertThat(kills).isNotEmpty();
      assertEveryPlanRanOnce();
      assertNothingIsLeftOver(murano, broker, database, queues);
    }
  }

  private void deployAll(PatientClient client) throws Exception {
    ExecutorService users = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> deployments = new ArrayList<>();
      for (int i = 0; i < DEPLOYMENTS; i++) {
        String name = "chaos-" + i;
        deployments.add(users.submit(() -> live(client, name)));
      }
      for (Future<?> deployment : deployments) {
        deployment.get();
      }
    } finally {
      users.shutdownNow();
    }
  }

  private void live(PatientClient client, String name) {
    String environment = client.createEnvironment(name);
    client.deployApplication(
        environment, Probe.named(name).steps(3, 0).signing(folder.resolve(name), 1).model());
    String status = client.awaitIdle(environment);
    String progress = client.progress(environment);
    if (!status.equals("ready")) {
      endedBadly.put(name, status + progress);
      return;
    }
    interrupted.put(name, progress.contains("interrupted by "));
    String end = client.deleteAndAwait(environment);
    if (!end.equals("deleted")) {
      endedBadly.put(name, end + client.progress(environment));
    }
  }

  private void assertEveryPlanRanOnce() throws Exception {
    for (Map.Entry<String, Boolean> deployment : interrupted.entrySet()) {
      String name = deployment.getKey();
      Path ledger = folder.resolve(name);
      List<String> lines = Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
      if (deployment.getValue()) {
        assertThat(lines).as("plan of " + name + ", interrupted").doesNotHaveDuplicates();
      } else {
        assertThat(lines).as("plan of " + name).containsExactly("begin " + name, "end " + name);
      }
    }
  }

  private static void assertNothingIsLeftOver(
      MuranoCluster murano, TestBroker broker, TestDatabase database, List<String> queues) {
    await()
        .atMost(QUIET)
        .untilAsserted(
            () -> {
              assertThat(names(broker)).isEqualTo(queues);
              assertThat(broker.queues())
                  .allSatisfy(queue -> assertThat(queue.messages()).isZero());
              assertThat(murano.machineProcesses()).isEmpty();
              for (String rows :
                  List.of(
                      "murano_api.environment",
                      "murano_api.outbox",
                      "murano_api.pending_result",
                      "murano_conductor.outbox",
                      "murano_conductor.stack",
                      "murano_conductor.local_machine",
                      "murano_conductor.agent_queue",
                      "murano_conductor.execution where finished is null",
                      "murano_conductor.plan where state in ('OUTSTANDING', 'SENT')")) {
                assertThat(database.count("select count(*) from " + rows)).as(rows).isZero();
              }
            });
  }

  private static List<String> names(TestBroker broker) {
    return broker.queues().stream().map(QueueState::name).sorted().toList();
  }
}
