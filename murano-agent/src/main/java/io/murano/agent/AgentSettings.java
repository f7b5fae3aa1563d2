package io.murano.agent;

import io.murano.agent.body.BodyEngine;
import io.murano.agent.body.interpreter.BuiltinEngine;
import io.murano.agent.body.python.PythonEngine;
import io.murano.agent.config.AgentProperties;
import io.murano.agent.config.AgentProperties.MalformedOutput;
import io.murano.agent.config.ConfigurationException;
import io.murano.agent.config.RabbitProperties;
import io.murano.agent.engine.AutomaticEngine;
import io.murano.agent.engine.PythonSearch;
import io.murano.agent.messaging.BrokerSettings;
import io.murano.agent.messaging.ResultRoute;
import io.murano.agent.plan.EngineKey;
import io.murano.agent.process.ProcessSettings;
import io.murano.agent.runner.RunnerSettings;
import io.murano.agent.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The settings in the terms of the agent's parts. Immutable. */
final class AgentSettings {

  private static final int HEARTBEAT_SPREAD = 3;

  private final AgentProperties properties;

  AgentSettings(AgentProperties properties) {
    this.properties = properties;
  }

  /**
   * Checks what the agent cannot do without.
   *
   * @throws ConfigurationException naming what is missing or wrong
   */
  void check() {
    RabbitProperties rabbit = properties.rabbitmq();
    if (rabbit.inputQueue().isBlank()) {
      throw new ConfigurationException(
          "input_queue is not set: the name of the queue with this agent's plans");
    }
    if (rabbit.resultRoutingKey().isBlank() && !properties.enableDynamicResultQueue()) {
      throw new ConfigurationException(
          "result_routing_key is not set: the name of the queue for results");
    }
    engineKey();
    engine();
  }

  StoreSettings store() {
    return new StoreSettings(
        properties.storage().resolve("plans").toAbsolutePath(),
        properties.history(),
        properties.minFree().toBytes());
  }

  Path files() {
    return properties.storage().resolve("files").toAbsolutePath();
  }

  Path scratch() {
    return properties.storage().resolve("output").toAbsolutePath();
  }

  @Nullable EngineKey engineKey() {
    if (properties.engineKey().isBlank()) {
      return null;
    }
    try {
      return EngineKey.parse(properties.engineKey(), properties.rabbitmq().inputQueue());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  ResultRoute route() {
    RabbitProperties rabbit = properties.rabbitmq();
    return new ResultRoute(
        rabbit.resultExchange(), rabbit.resultRoutingKey(), properties.enableDynamicResultQueue());
  }

  RunnerSettings runner() {
    ProcessSettings processes =
        new ProcessSettings(
            scratch(),
            Math.toIntExact(properties.outputLimit().toBytes()),
            properties.killGrace(),
            properties.progressInterval());
    return new RunnerSettings(
        files(),
        processes,
        properties.malformedOutput() == MalformedOutput.FAIL,
        properties.planLimit(),
        System.getenv());
  }

  /**
   * Returns what executes bodies.
   *
   * @throws ConfigurationException if a Python is asked for and there is none
   */
  BodyEngine engine() {
    Optional<BodyEngine> python =
        PythonSearch.find(properties.python(), System.getenv())
            .map(interpreter -> new PythonEngine(interpreter, files()));
    switch (properties.bodyEngine()) {
      case BUILTIN:
        return new BuiltinEngine();
      case PYTHON:
        return python.orElseThrow(
            () ->
                new ConfigurationException(
                    "body_engine is python, but there is no interpreter " + properties.python()));
      default:
        return new AutomaticEngine(new BuiltinEngine(), python.orElse(null));
    }
  }

  /** Returns the broker's settings, the heartbeat varied so that agents do not beat in step. */
  BrokerSettings broker(RandomGenerator random) {
    RabbitProperties rabbit = properties.rabbitmq();
    long heartbeat = rabbit.heartbeat().toMillis();
    long spread = heartbeat / HEARTBEAT_SPREAD;
    return new BrokerSettings(
        rabbit.host(),
        rabbit.port(),
        rabbit.login(),
        rabbit.password(),
        rabbit.virtualHost(),
        rabbit.ssl() ? tls(rabbit) : null,
        Duration.ofMillis(heartbeat - spread + random.nextLong(2 * spread + 1)),
        rabbit.connectTimeout(),
        rabbit.reconnectInitial(),
        rabbit.reconnectMax());
  }

  private static BrokerSettings.Tls tls(RabbitProperties rabbit) {
    return new BrokerSettings.Tls(
        protocol(rabbit.sslVersion()), rabbit.caFile(), rabbit.insecure(), rabbit.verifyHostname());
  }

  /** Translates Python's names of protocols; null to negotiate. */
  private static @Nullable String protocol(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replace("protocol_", "");
    switch (plain) {
      case "":
      case "sslv23":
      case "tls":
        return null;
      case "tlsv1":
        return "TLSv1";
      case "tlsv1_1":
        return "TLSv1.1";
      case "tlsv1_2":
        return "TLSv1.2";
      case "tlsv1_3":
        return "TLSv1.3";
      default:
        throw new ConfigurationException(
            "ssl_version %s is not one of TLSv1, TLSv1_1, TLSv1_2, TLSv1_3, SSLv23"
                .formatted(name));
    }
  }
}
