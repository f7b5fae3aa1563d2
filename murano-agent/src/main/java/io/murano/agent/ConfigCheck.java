package io.murano.agent;

import io.murano.agent.config.AgentConf;
import io.murano.agent.config.AgentProperties;
import io.murano.agent.config.ConfigurationException;
import io.murano.agent.config.RabbitProperties;
import io.murano.agent.engine.PythonSearch;
import io.murano.agent.messaging.BrokerLink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** Shows the settings in effect, secrets masked, and what is wrong with them. */
final class ConfigCheck {

  private static final int OK = 0;
  private static final int PROBLEMS = 1;

  private final AgentCommandLine commandLine;
  private final List<String> problems = new ArrayList<>();

  ConfigCheck(AgentCommandLine commandLine) {
    this.commandLine = commandLine;
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableConfigurationProperties(AgentProperties.class)
  static class SettingsOnly {}

  /** Returns the exit status: 0 if an agent would start with these settings, else 1. */
  int run(PrintStream out) {
    AgentConf conf = AgentConf.read(commandLine.configurationFiles());
    out.println("Files read: " + (conf.files().isEmpty() ? "none" : conf.files()));
    if (!conf.unknownKeys().isEmpty()) {
      out.println("Keys without meaning for this agent: " + conf.unknownKeys());
    }
    try (ConfigurableApplicationContext context =
        MuranoAgentApplication.application(commandLine, SettingsOnly.class)
            .run(MuranoAgentApplication.springArguments(commandLine))) {
      AgentProperties properties = context.getBean(AgentProperties.class);
      show(properties, out);
      check(properties);
    }
    problems.forEach(problem -> out.println("Problem: " + problem));
    out.println(
        problems.isEmpty() ? "The configuration is usable." : "The configuration is not usable.");
    return problems.isEmpty() ? OK : PROBLEMS;
  }

  private static void show(AgentProperties properties, PrintStream out) {
    RabbitProperties rabbit = properties.rabbitmq();
    out.println("Broker: " + new AgentSettings(properties).broker(RandomGenerator.getDefault()));
    out.println("Plans from queue: " + rabbit.inputQueue());
    out.println(
        "Results to: %s%s%s"
            .formatted(
                rabbit.resultExchange().isEmpty() ? "" : rabbit.resultExchange() + " / ",
                rabbit.resultRoutingKey(),
                properties.enableDynamicResultQueue() ? " (or where a plan asks)" : ""));
    out.println("Storage: " + properties.storage());
    out.println("Plans must be signed: " + !properties.engineKey().isBlank());
    out.println(
        "Bodies run in: %s (Python: %s)"
            .formatted(
                properties.bodyEngine(),
                PythonSearch.find(properties.python(), System.getenv())
                    .map(Path::toString)
                    .orElse("none")));
    out.println("Longest run of a plan: " + properties.planLimit());
  }

  private void check(AgentProperties properties) {
    AgentSettings settings = new AgentSettings(properties);
    try {
      settings.check();
      new BrokerLink(
              settings.broker(RandomGenerator.getDefault()), "check", RandomGenerator.getDefault())
          .close();
    } catch (ConfigurationException e) {
      problems.add(String.valueOf(e.getMessage()));
    } catch (IOException | GeneralSecurityException e) {
      problems.add("The TLS settings cannot be used: " + e.getMessage());
    }
    Path existing = properties.storage().toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isWritable(existing)) {
      problems.add("storage %s cannot be written".formatted(properties.storage()));
    }
  }
}
