package io.murano.conductor.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LocalProviderPropertiesTests {

  private static final String PREFIX = "murano.conductor.provider.local";

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }

  @Test
  void hasTheseDefaults() {
    assertThat(bind(PREFIX, LocalProviderProperties.class, Map.of()))
        .isEqualTo(
            new LocalProviderProperties(
                Path.of(".murano/machines"),
                null,
                null,
                List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xms8m",
                    "-Xmx64m",
                    "-Xss512k",
                    "-XX:ReservedCodeCacheSize=24m"),
                List.of(
                    "PATH",
                    "USER",
                    "LOGNAME",
                    "SHELL",
                    "LANG",
                    "LC_ALL",
                    "TZ",
                    "JAVA_HOME",
                    "MURANO_INSTALLATION",
                    "MURANO_TESTKIT_RUN"),
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                Duration.ofSeconds(15)));
  }

  @Test
  void hasTheseNames() {
    assertThat(
            bind(
                PREFIX,
                LocalProviderProperties.class,
                Map.ofEntries(
                    Map.entry(PREFIX + ".directory", "/d"),
                    Map.entry(PREFIX + ".agent-jar", "/a.jar"),
                    Map.entry(PREFIX + ".java", "/j"),
                    Map.entry(PREFIX + ".java-options", "-Xmx32m"),
                    Map.entry(PREFIX + ".inherited-environment", "PATH"),
                    Map.entry(PREFIX + ".host", "h"),
                    Map.entry(PREFIX + ".check-interval", "3s"),
                    Map.entry(PREFIX + ".restart-pause", "4s"),
                    Map.entry(PREFIX + ".max-restart-pause", "5s"),
                    Map.entry(PREFIX + ".stop-grace", "6s"),
                    Map.entry(PREFIX + ".script-timeout", "7s"),
                    Map.entry(PREFIX + ".lease-patience", "8s"))))
        .isEqualTo(
            new LocalProviderProperties(
                Path.of("/d"),
                Path.of("/a.jar"),
                Path.of("/j"),
                List.of("-Xmx32m"),
                List.of("PATH"),
                "h",
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8)));
  }

  @Test
  void networkHasTheseDefaultsAndNames() {
    String prefix = PREFIX + ".network";
    assertThat(bind(prefix, LocalNetworkProperties.class, Map.of()))
        .isEqualTo(
            new LocalNetworkProperties("127.33.0.0/16", "127.32.0.0/16", "127.64.0.0/16", 24));
    assertThat(
            bind(
                prefix,
                LocalNetworkProperties.class,
                Map.of(
                    prefix + ".external", "127.1.0.0/16",
                    prefix + ".internal", "127.2.0.0/16",
                    prefix + ".pool", "127.3.0.0/16",
                    prefix + ".network-prefix", "26")))
        .isEqualTo(new LocalNetworkProperties("127.1.0.0/16", "127.2.0.0/16", "127.3.0.0/16", 26));
  }
}
