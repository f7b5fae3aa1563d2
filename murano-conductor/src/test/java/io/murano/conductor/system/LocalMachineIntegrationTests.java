package io.murano.conductor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.muranopl.packaging.PackageFolders;
import io.murano.conductor.muranopl.request.ModelOutcome;
import io.murano.conductor.stack.jdbc.StackDatabase;
import io.murano.conductor.stack.local.LocalMachineBench;
import io.murano.conductor.stack.simulation.Machine;
import io.murano.testkit.NeedsDatabase;
import io.murano.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local provider understands the user data that the core library gives its machines. */
@NeedsDatabase
class LocalMachineIntegrationTests {

  @TempDir Path folder;

  @Test
  void linuxMuranoInstanceBecomesAnAgentWithItsConfiguration(TestDatabase testDatabase)
      throws Exception {
    Machine machine = deployed();
    try (StackDatabase database = new StackDatabase(testDatabase)) {
      LocalMachineBench local = new LocalMachineBench(folder, database);
      Path home = local.start(machine);
      try {
        await().atMost(Duration.ofSeconds(60)).until(() -> LocalMachineBench.isUp(home));

        assertThat(home.resolve("etc/murano/agent.conf"))
            .content(StandardCharsets.UTF_8)
            .contains(
                "[rabbitmq]\nhost=127.0.0.1\nport=5672\nlogin=murano\npassword=secret\n",
                "input_queue=ee0-hv0\n",
                "result_routing_key=-execution-results--")
            .doesNotContain("%");
        assertThat(home.resolve("etc/murano/local.conf"))
            .content(StandardCharsets.UTF_8)
            .contains("storage = " + home.resolve("plans"), "ca_certs = \n");
      } finally {
        local.remove(machine);
      }
      assertThat(home).doesNotExist();
    }
  }

  /** Deploys a package with one {@code LinuxMuranoInstance}; returns its machine. */
  private Machine deployed() throws Exception {
    Path packages =
        Path.of(Objects.requireNonNull(getClass().getResource("/core-library-packages")).toURI());
    try (PackageBench bench = new PackageBench(PackageFolders.scan(packages))) {
      bench.environment(
          MuranoJson.mapper()
              .readTree(
                  """
                  {"?": {"id": "a0", "type": "io.murano.tests.Shop"},
                   "instance": {"?": {"id": "v0", "type": "io.murano.resources.LinuxMuranoInstance"},
                                "name": "vm1", "flavor": "m1.small", "image": "ubuntu"}}
                  """));
      ModelOutcome outcome = bench.deploy();
      assertThat(outcome.failed()).as(() -> outcome.result().toPrettyString()).isFalse();
      return bench.machines.machine("vm1");
    }
  }
}
