package io.murano.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

/** Pins names and defaults: they are what operators write and rely on. */
class AgentPropertiesTests {

  @Test
  void hasDefaults() {
    AgentProperties properties = bind(Map.of());

    assertThat(properties.storage()).isEqualTo(Path.of("/var/murano/plans"));
    assertThat(properties.engineKey()).isEmpty();
    assertThat(properties.enableDynamicResultQueue()).isFalse();
    assertThat(properties.bodyEngine()).isEqualTo(AgentProperties.BodyEngineChoice.AUTO);
    assertThat(properties.python()).isEqualTo("python3");
    assertThat(properties.statusFile()).isNull();
    assertThat(properties.malformedOutput()).isEqualTo(AgentProperties.MalformedOutput.FAIL);
    assertThat(properties.planLimit()).isNull();
    assertThat(properties.outputLimit()).isEqualTo(DataSize.ofMegabytes(1));
    assertThat(properties.resultLimit()).isEqualTo(DataSize.ofMegabytes(8));
    assertThat(properties.maxWaiting()).isEqualTo(16);
    assertThat(properties.history()).isEqualTo(256);
    assertThat(properties.minFree()).isEqualTo(DataSize.ofKilobytes(512));
    assertThat(properties.killGrace()).isEqualTo(Duration.ofSeconds(2));
    assertThat(properties.shutdownGrace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(properties.progressInterval()).isEqualTo(Duration.ofSeconds(60));
    assertThat(properties.rabbitmq())
        .isEqualTo(
            new RabbitProperties(
                "localhost",
                5672,
                "guest",
                "guest",
                "/",
                false,
                "",
                "",
                false,
                false,
                "",
                "",
                "",
                true,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                Duration.ofSeconds(15)));
  }

  @Test
  void everyComponentHasAKeyInTheFile() {
    Set<String> agent = kebab(AgentProperties.class);
    agent.remove("rabbitmq");

    assertThat(dashed(ConfKey.agentKeys())).isEqualTo(agent);
    assertThat(dashed(ConfKey.rabbitmqKeys())).isEqualTo(kebab(RabbitProperties.class));
  }

  @Test
  void environmentVariablesNameEveryComponent() {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(
        new SystemEnvironmentPropertySource(
            "systemEnvironment",
            Map.of(
                "MURANO_AGENT_STATUS_FILE", "/run/x",
                "MURANO_AGENT_BODY_ENGINE", "builtin",
                "MURANO_AGENT_RABBITMQ_INPUT_QUEUE", "q",
                "MURANO_AGENT_RABBITMQ_RESULTROUTINGKEY", "r")));
    AgentProperties properties =
        new Binder(ConfigurationPropertySources.from(sources))
            .bindOrCreate("murano.agent", Bindable.of(AgentProperties.class));

    assertThat(properties.statusFile()).isEqualTo(Path.of("/run/x"));
    assertThat(properties.bodyEngine()).isEqualTo(AgentProperties.BodyEngineChoice.BUILTIN);
    assertThat(properties.rabbitmq().inputQueue()).isEqualTo("q");
    assertThat(properties.rabbitmq().resultRoutingKey()).isEqualTo("r");
  }

  @Test
  void refusesValuesThatMakeNoSense() {
    for (String name :
        Set.of(
            "output-limit",
            "max-waiting",
            "history",
            "plan-limit",
            "rabbitmq.port",
            "rabbitmq.heartbeat")) {
      assertThatExceptionOfType(BindException.class)
          .isThrownBy(() -> bind(Map.of("murano.agent." + name, "0")))
          .havingRootCause()
          .isInstanceOf(ConfigurationException.class)
          .withMessageContaining(name.replace("rabbitmq.", "").replace('-', '_'));
    }
  }

  @Test
  void showsNoSecrets() {
    AgentProperties properties =
        bind(
            Map.of(
                "murano.agent.engine-key", "topsecret",
                "murano.agent.rabbitmq.password", "topsecret"));

    assertThat(properties.toString()).doesNotContain("topsecret");
  }

  private static AgentProperties bind(Map<String, Object> values) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new MapPropertySource("test", new HashMap<>(values)));
    return new Binder(ConfigurationPropertySources.from(sources))
        .bindOrCreate("murano.agent", Bindable.of(AgentProperties.class));
  }

  private static Set<String> kebab(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static Set<String> dashed(Set<String> keys) {
    Set<String> names = new TreeSet<>();
    keys.forEach(key -> names.add(key.replace('_', '-')));
    return names;
  }
}
