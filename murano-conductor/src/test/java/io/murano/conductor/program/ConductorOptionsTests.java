package io.murano.conductor.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.murano.conductor.agent.AgentBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What package code can read of the configuration. */
class ConductorOptionsTests {

  private static final AgentBroker BROKER =
      new AgentBroker("broker", 5673, "murano", "geheim", "/m", true, false);

  @TempDir Path folder;

  private final EnvironmentProperties environment =
      new EnvironmentProperties("north", "murano-agent==1", "http://files");

  @Test
  void optionsAreThoseOfTheContract() {
    ConductorOptions options = new ConductorOptions(environment, BROKER, null);

    assertThat(options.get(null, "home_region", false)).isEqualTo("north");
    assertThat(options.get(null, "file_server", false)).isEqualTo("http://files");
    assertThat(options.get("engine", "agent_source", false)).isEqualTo("murano-agent==1");
    assertThat(options.get("rabbitmq", "host", false)).isEqualTo("broker");
    assertThat(options.get("rabbitmq", "port", false)).isEqualTo(5673L);
    assertThat(options.get("rabbitmq", "virtual_host", false)).isEqualTo("/m");
    assertThat(options.get("rabbitmq", "ssl", false)).isEqualTo(true);
    assertThat(options.get("rabbitmq", "ca_certs", false)).isEqualTo("");
  }

  @Test
  void certificatesCanBeReadAsAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("ca.pem"), "certificate");
    ConductorOptions options = new ConductorOptions(environment, BROKER, file);

    assertThat(options.get("rabbitmq", "ca_certs", false)).isEqualTo(file.toString());
    assertThat(options.get("rabbitmq", "ca_certs", true)).isEqualTo("certificate");

    Files.delete(file);
    assertThatThrownBy(() -> options.get("rabbitmq", "ca_certs", true))
        .hasMessage("The file that option rabbitmq.ca_certs names cannot be read");
  }

  @Test
  void otherOptionsAreNotShown() {
    ConductorOptions options = new ConductorOptions(environment, BROKER, null);

    assertThatThrownBy(() -> options.get("spring.datasource", "password", false))
        .hasMessageContaining("There is no option spring.datasource.password")
        .hasMessageContaining("rabbitmq.host")
        .hasMessageNotContaining("geheim");
  }
}
