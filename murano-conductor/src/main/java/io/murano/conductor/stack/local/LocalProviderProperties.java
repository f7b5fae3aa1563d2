package io.murano.conductor.stack.local;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the {@code local} provider.
 *
 * @param directory folder in which each machine has a folder of its own
 * @param agentJar the murano-agent jar that machines run; servers with an agent cannot be created
 *     without it
 * @param java the {@code java} command of machines; the conductor's own when absent
 * @param javaOptions options of the JVM of machines
 * @param inheritedEnvironment names of the environment variables that machines get from the
 *     conductor; they get no others
 * @param host name under which this host is known to all conductors that share the database; the
 *     host's own when absent
 * @param checkInterval how often dead machines are looked for
 * @param restartPause pause before a machine that has died is started again; doubles as long as it
 *     keeps dying soon after its start
 * @param maxRestartPause longest such pause
 * @param stopGrace how long the processes of a machine may take to stop before they are killed
 * @param scriptTimeout longest time a script of a software deployment may run
 * @param leasePatience how long an operation on a stack may be without a sign of life before
 *     another conductor takes it over
 */
@Validated
@ConfigurationProperties("murano.conductor.provider.local")
public record LocalProviderProperties(
    @DefaultValue(".murano/machines") @NotNull Path directory,
    @Nullable Path agentJar,
    @Nullable Path java,
    @DefaultValue({
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms8m",
          "-Xmx64m",
          "-Xss512k",
          "-XX:ReservedCodeCacheSize=24m"
        })
        @NotNull
        List<String> javaOptions,
    @DefaultValue({
          "PATH",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "LC_ALL",
          "TZ",
          "JAVA_HOME",
          "MURANO_INSTALLATION",
          "MURANO_TESTKIT_RUN"
        })
        @NotEmpty
        List<String> inheritedEnvironment,
    @Nullable String host,
    @DefaultValue("2s") @NotNull Duration checkInterval,
    @DefaultValue("1s") @NotNull Duration restartPause,
    @DefaultValue("1m") @NotNull Duration maxRestartPause,
    @DefaultValue("5s") @NotNull Duration stopGrace,
    @DefaultValue("30m") @NotNull Duration scriptTimeout,
    @DefaultValue("15s") @NotNull Duration leasePatience) {

  /** Copies the lists. */
  public LocalProviderProperties {
    javaOptions = List.copyOf(javaOptions);
    inheritedEnvironment = List.copyOf(inheritedEnvironment);
  }
}
