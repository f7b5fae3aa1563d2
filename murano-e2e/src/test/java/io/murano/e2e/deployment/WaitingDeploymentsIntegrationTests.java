package io.murano.e2e.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.e2e.harness.LogsOnFailure;
import io.murano.e2e.harness.MuranoClient;
import io.murano.e2e.harness.MuranoCluster;
import io.murano.e2e.harness.Probe;
import io.murano.e2e.harness.StandInAgents;
import io.murano.testkit.NeedsBroker;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Deployments that all wait for their machines at once on one conductor, on any JVM. */
@NeedsBroker
@NeedsDatabase
@ExtendWith(LogsOnFailure.class)
class WaitingDeploymentsIntegrationTests {

  private static final int WAITING = 200;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String OUTSTANDING =
      "select count(*) from murano_conductor.plan where state = 'OUTSTANDING'";

  @TempDir Path folder;

  @Test
  void twoHundredDeploymentsWaitOnOneConductorWhichGoesOnWorking(
      TestBroker broker, TestDatabase database) throws Exception {
    try (MuranoCluster murano =
        MuranoCluster.on(broker, database)
            .conductorProperty("murano.conductor.slots", WAITING + 1)
            .conductorProperty(
                "murano.conductor.provider.local.java", StandInAgents.idleCommand(folder))
            .start()) {
      MuranoClient client = murano.client();
      Probe.uploadTo(client);
      List<String> waiting =
          IntStream.range(0, WAITING)
              .mapToObj(i -> deploy(client, "waiting-" + i, machine("waiting-" + i)))
              .toList();
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(database.count(OUTSTANDING)).isEqualTo(WAITING));

      String passing = deploy(client, "passing", Probe.named("passing"));
      assertThat(client.awaitIdle(passing, LIMIT)).isEqualTo("ready");
      assertThat(database.count(OUTSTANDING)).isEqualTo(WAITING);
      assertThat(waiting)
          .allSatisfy(environment -> assertThat(client.status(environment)).isEqualTo("deploying"));

      try (StandInAgents agents =
          StandInAgents.start(broker, murano.machines(), "signed at last")) {
        for (String environment : waiting) {
          assertThat(client.awaitIdle(environment, LIMIT)).isEqualTo("ready");
          assertThat(Probe.answer(client, environment)).isEqualTo("signed at last");
        }
        assertThat(agents.answered()).isEqualTo(WAITING);
      }
    }
  }

  private Probe machine(String name) {
    return Probe.named(name).signing(folder.resolve(name), 0);
  }

  private static String deploy(MuranoClient client, String name, Probe probe) {
    String environment = client.createEnvironment(name);
    client.deployApplication(environment, probe.model());
    return environment;
  }
}
