package io.murano.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentConfTests {

  @TempDir private Path folder;

  @Test
  void turnsTheEnginesTemplateIntoProperties() throws IOException {
    Path file =
        write(
            "agent.conf",
            """
            [DEFAULT]
            debug=True
            verbose=True
            log_file = %s/agent.log
            storage=/var/murano/plans
            engine_key = \n\t-----BEGIN RSA PUBLIC KEY-----\n\tAAAA\n\t-----END RSA PUBLIC KEY-----
            enable_dynamic_result_queue = true
            [rabbitmq]
            host=10.0.0.1
            port=5671
            login = l
            password = p
            virtual_host = /murano
            ssl = True
            ca_certs = '/etc/murano/certs/ca_certs'
            result_routing_key=-execution-results--x
            result_exchange=
            input_queue=e1-h1
            [oslo_concurrency]
            lock_path = /x
            """
                .formatted(folder));

    AgentConf conf = AgentConf.read(List.of(file));

    assertThat(conf.toProperties())
        .containsEntry("murano.agent.storage", "/var/murano/plans")
        .containsEntry("murano.agent.enable-dynamic-result-queue", "true")
        .containsEntry("murano.agent.rabbitmq.virtual-host", "/murano")
        .containsEntry("murano.agent.rabbitmq.ca-certs", "/etc/murano/certs/ca_certs")
        .containsEntry("murano.agent.rabbitmq.result-routing-key", "-execution-results--x")
        .containsEntry("murano.agent.rabbitmq.result-exchange", "")
        .containsEntry("logging.level.io.murano", "DEBUG")
        .containsEntry("logging.file.name", folder + "/agent.log")
        .doesNotContainKey("murano.agent.verbose");
    assertThat(conf.toProperties().get("murano.agent.engine-key"))
        .asString()
        .contains("-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END");
    assertThat(conf.unknownKeys()).containsExactly("DEFAULT.verbose", "oslo_concurrency.lock_path");
  }

  @Test
  void laterFilesOverrideEarlierOnes() throws IOException {
    write("20.conf", "[rabbitmq]\nhost = second\n");
    write("10.conf", "[rabbitmq]\nhost = first\nport = 1\n");
    write("readme.txt", "no configuration");

    assertThat(AgentConf.read(AgentConf.filesIn(folder)).toProperties())
        .containsEntry("murano.agent.rabbitmq.host", "second")
        .containsEntry("murano.agent.rabbitmq.port", "1");
  }

  @Test
  void replacesReferencesToOtherKeys() throws IOException {
    Path file =
        write(
            "agent.conf",
            """
            [DEFAULT]
            base = /srv
            storage = $base/plans
            status_file = ${storage}/status
            [rabbitmq]
            password = a$$b\\$c$unknown${spring}
            """);

    assertThat(AgentConf.read(List.of(file)).toProperties())
        .containsEntry("murano.agent.storage", "/srv/plans")
        .containsEntry("murano.agent.rabbitmq.password", "a$b$c$unknown\\${spring}");
  }

  @Test
  void logFileThatCannotBeWrittenIsLeftOut() throws IOException {
    Path file = write("agent.conf", "log_file = /nowhere/at/all.log\n");

    assertThat(AgentConf.read(List.of(file)).toProperties()).doesNotContainKey("logging.file.name");
  }

  @Test
  void namesFileThatCannotBeRead() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> AgentConf.read(List.of(folder.resolve("missing.conf"))))
        .withMessageContaining("missing.conf");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> AgentConf.filesIn(folder.resolve("missing")))
        .withMessageContaining("missing");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
