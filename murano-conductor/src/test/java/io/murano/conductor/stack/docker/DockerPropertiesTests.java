package io.murano.conductor.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DockerPropertiesTests {

  private static final String PREFIX = "murano.conductor.provider.docker";

  private static DockerProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate(PREFIX, DockerProperties.class);
  }

  @Test
  void haveTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new DockerProperties(
                "unix:///var/run/docker.sock",
                "murano-agent:local",
                Map.of(),
                List.of(),
                true,
                null,
                "murano-",
                "10.201.0.0/16",
                "10.202.0.0/16",
                "10.203.0.0/16",
                24,
                Duration.ofMinutes(2),
                Duration.ofMinutes(30),
                Duration.ofSeconds(15)));
  }

  @Test
  void haveTheseNames() {
    assertThat(
            bind(
                Map.ofEntries(
                    Map.entry(PREFIX + ".host", "tcp://h:1"),
                    Map.entry(PREFIX + ".image", "i"),
                    Map.entry(PREFIX + ".images[ubuntu]", "u"),
                    Map.entry(PREFIX + ".command", "a,b"),
                    Map.entry(PREFIX + ".pull", "false"),
                    Map.entry(PREFIX + ".broker-host", "b"),
                    Map.entry(PREFIX + ".prefix", "p"),
                    Map.entry(PREFIX + ".external", "e"),
                    Map.entry(PREFIX + ".internal", "n"),
                    Map.entry(PREFIX + ".pool", "o"),
                    Map.entry(PREFIX + ".network-prefix", "25"),
                    Map.entry(PREFIX + ".timeout", "1s"),
                    Map.entry(PREFIX + ".script-timeout", "2s"),
                    Map.entry(PREFIX + ".lease-patience", "3s"))))
        .isEqualTo(
            new DockerProperties(
                "tcp://h:1",
                "i",
                Map.of("ubuntu", "u"),
                List.of("a", "b"),
                false,
                "b",
                "p",
                "e",
                "n",
                "o",
                25,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3)));
  }
}
