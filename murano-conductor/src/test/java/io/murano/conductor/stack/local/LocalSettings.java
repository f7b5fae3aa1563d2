package io.murano.conductor.stack.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of the tests: small machines that are watched closely. */
final class LocalSettings {

  static final String HOST = "host-1";

  private LocalSettings() {}

  static LocalProviderProperties properties(Path directory, @Nullable Path agentJar) {
    return new LocalProviderProperties(
        directory,
        agentJar,
        null,
        List.of("-Xmx32m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        List.of("PATH", "MURANO_TESTKIT_RUN"),
        HOST,
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofSeconds(3));
  }
}
