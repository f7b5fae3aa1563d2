package io.murano.conductor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.murano.conductor.agent.AgentProperties;
import io.murano.conductor.deployment.ExecutionProperties;
import io.murano.conductor.identity.ServiceUserProperties;
import io.murano.conductor.outbox.OutboxProperties;
import io.murano.conductor.packages.PackagesProperties;
import io.murano.conductor.program.EnvironmentProperties;
import io.murano.conductor.program.LanguageProperties;
import io.murano.conductor.request.RequestProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Names and defaults of the settings: operators rely on both. */
class PropertiesTests {

  @Test
  void executionDefaults() {
    assertThat(bind("murano.conductor", ExecutionProperties.class, Map.of()))
        .isEqualTo(
            new ExecutionProperties(
                null,
                8,
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                2,
                Duration.ofHours(24),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofDays(7)));
  }

  @Test
  void executionNames() {
    assertThat(
            bind(
                "murano.conductor",
                ExecutionProperties.class,
                Map.of(
                    "name", "c1",
                    "slots", "3",
                    "lease", "1s",
                    "poll-interval", "2s",
                    "max-attempts", "4",
                    "time-limit", "5s",
                    "stop-grace", "6s",
                    "shutdown-grace", "7s",
                    "retention", "8s")))
        .isEqualTo(
            new ExecutionProperties(
                "c1",
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8)));
  }

  @Test
  void outboxDefaultsAndNames() {
    assertThat(bind("murano.conductor.outbox", OutboxProperties.class, Map.of()))
        .isEqualTo(
            new OutboxProperties(
                Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(10), 500));
    assertThat(
            bind(
                "murano.conductor.outbox",
                OutboxProperties.class,
                Map.of(
                    "poll-interval", "1s",
                    "claim", "2s",
                    "confirm-timeout", "3s",
                    "batch-size", "4")))
        .isEqualTo(
            new OutboxProperties(
                Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 4));
  }

  @Test
  void agentDefaults() {
    assertThat(bind("murano.conductor.agent", AgentProperties.class, Map.of()))
        .isEqualTo(
            new AgentProperties(
                false,
                Duration.ofHours(1),
                Duration.ofHours(24),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                new AgentProperties.Rabbitmq(null, null, null, null, null, null, false, null)));
  }

  @Test
  void agentNames() {
    Map<String, String> values = new HashMap<>();
    values.put("disabled", "true");
    values.put("timeout", "1s");
    values.put("queue-expiry", "2s");
    values.put("signing-key", "/k");
    values.put("confirm-timeout", "3s");
    values.put("poll-interval", "4s");
    values.put("idle-time", "5s");
    values.put("rabbitmq.host", "h");
    values.put("rabbitmq.port", "6");
    values.put("rabbitmq.login", "l");
    values.put("rabbitmq.password", "hidden");
    values.put("rabbitmq.virtual-host", "v");
    values.put("rabbitmq.ssl", "true");
    values.put("rabbitmq.insecure", "true");
    values.put("rabbitmq.ca-certs", "/c");

    AgentProperties bound = bind("murano.conductor.agent", AgentProperties.class, values);

    assertThat(bound)
        .isEqualTo(
            new AgentProperties(
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Path.of("/k"),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                new AgentProperties.Rabbitmq(
                    "h", 6, "l", "hidden", "v", true, true, Path.of("/c"))));
    assertThat(bound.toString()).doesNotContain("hidden");
  }

  @Test
  void packagesDefaultsAndNames() {
    assertThat(bind("murano.conductor.packages", PackagesProperties.class, Map.of()))
        .isEqualTo(
            new PackagesProperties(
                URI.create("http://localhost:8082"),
                List.of(),
                null,
                Duration.ofDays(30),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                DataSize.ofMegabytes(512)));
    assertThat(
            bind(
                "murano.conductor.packages",
                PackagesProperties.class,
                Map.of(
                    "url", "http://api",
                    "directories[0]", "/a",
                    "directories[1]", "/b",
                    "cache-directory", "/c",
                    "cache-retention", "1d",
                    "timeout", "3s",
                    "patience", "2m",
                    "max-archive-size", "4MB")))
        .isEqualTo(
            new PackagesProperties(
                URI.create("http://api"),
                List.of(Path.of("/a"), Path.of("/b")),
                Path.of("/c"),
                Duration.ofDays(1),
                Duration.ofSeconds(3),
                Duration.ofMinutes(2),
                DataSize.ofMegabytes(4)));
  }

  @Test
  void serviceUserDefaultsAndNames() {
    assertThat(bind("murano.conductor.service-user", ServiceUserProperties.class, Map.of()))
        .isEqualTo(new ServiceUserProperties(null, "murano", null, "Default"));
    ServiceUserProperties bound =
        bind(
            "murano.conductor.service-user",
            ServiceUserProperties.class,
            Map.of("url", "http://id", "name", "n", "password", "hidden", "domain", "d"));
    assertThat(bound)
        .isEqualTo(new ServiceUserProperties(URI.create("http://id"), "n", "hidden", "d"));
    assertThat(bound.toString()).doesNotContain("hidden");
  }

  @Test
  void languageDefaultsAndNames() {
    assertThat(bind("murano.conductor.language", LanguageProperties.class, Map.of()))
        .isEqualTo(
            new LanguageProperties(
                100_000_000L, 300, 200_000, 2000, DataSize.ofKilobytes(512), null, null, 256));
    Map<String, String> values =
        Map.of(
            "statements", "1",
            "depth", "2",
            "objects", "3",
            "iterator-elements", "4",
            "memory-quota", "5KB",
            "class-configurations", "/c",
            "plugins", "/p",
            "package-cache-size", "6");
    assertThat(bind("murano.conductor.language", LanguageProperties.class, values))
        .isEqualTo(
            new LanguageProperties(
                1, 2, 3, 4, DataSize.ofKilobytes(5), Path.of("/c"), Path.of("/p"), 6));
  }

  @Test
  void environmentDefaultsAndNames() {
    assertThat(bind("murano.conductor.environment", EnvironmentProperties.class, Map.of()))
        .isEqualTo(new EnvironmentProperties(null, "murano-agent", ""));
    Map<String, String> values =
        Map.of("home-region", "north", "agent-source", "a==1", "file-server", "http://f");
    assertThat(bind("murano.conductor.environment", EnvironmentProperties.class, values))
        .isEqualTo(new EnvironmentProperties("north", "a==1", "http://f"));
  }

  @Test
  void requestDefaultsAndNames() {
    assertThat(bind("murano.conductor.requests", RequestProperties.class, Map.of()))
        .isEqualTo(new RequestProperties(8, Duration.ofSeconds(15)));
    assertThat(
            bind(
                "murano.conductor.requests",
                RequestProperties.class,
                Map.of("concurrency", "1", "timeout", "2s")))
        .isEqualTo(new RequestProperties(1, Duration.ofSeconds(2)));
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThatExceptionOfType(BindException.class)
        .isThrownBy(
            () -> bind("murano.conductor", ExecutionProperties.class, Map.of("slots", "0")));
    assertThatExceptionOfType(BindException.class)
        .isThrownBy(
            () ->
                bind("murano.conductor.outbox", OutboxProperties.class, Map.of("batch-size", "0")));
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    Map<String, String> properties = new HashMap<>();
    values.forEach((name, value) -> properties.put(prefix + "." + name, value));
    try (LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean()) {
      validator.afterPropertiesSet();
      return new Binder(new MapConfigurationPropertySource(properties))
          .bindOrCreate(
              prefix,
              Bindable.of(type),
              new ValidationBindHandler(
                  new NoUnboundElementsBindHandler(BindHandler.DEFAULT), validator));
    }
  }
}
