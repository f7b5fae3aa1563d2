package io.murano.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.agent.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentCommandLineTests {

  @TempDir private Path folder;

  @Test
  void collectsConfigurationFilesInOrder() throws IOException {
    Path first = Files.writeString(folder.resolve("a.conf"), "");
    Path second = Files.writeString(folder.resolve("b.conf"), "");

    AgentCommandLine commandLine =
        AgentCommandLine.parse(
            "--config-file", "/x/agent.conf", "--config-dir=" + folder, "--config-file=/y.conf");

    assertThat(commandLine.verb()).isEqualTo(AgentCommandLine.Verb.RUN);
    assertThat(commandLine.configurationFiles())
        .containsExactly(Path.of("/x/agent.conf"), first, second, Path.of("/y.conf"));
  }

  @Test
  void passesPropertiesOn() {
    assertThat(AgentCommandLine.parse("--debug", "--murano.agent.history=5").springArguments())
        .containsExactly("--logging.level.io.murano=DEBUG", "--murano.agent.history=5");
  }

  @ParameterizedTest
  @CsvSource({
    "--help, HELP",
    "-h, HELP",
    "--version, VERSION",
    "--check-config, CHECK_CONFIG",
    "--warm-up, WARM_UP"
  })
  void knowsVerbs(String option, AgentCommandLine.Verb verb) {
    assertThat(AgentCommandLine.parse(option).verb()).isEqualTo(verb);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "word", "--config-file", "--config-dir=", "-x=y"})
  void namesWhatItDoesNotKnow(String argument) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> AgentCommandLine.parse(argument))
        .withMessageContaining(argument.replace("=", "").replace("-xy", "-x"));
  }
}
