package io.murano.agent;

import io.murano.testkit.ServiceProcess;
import io.murano.testkit.ServiceProcessBuilder;
import io.murano.testkit.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An agent under test: the real jar in a JVM of its own, configured by an {@code agent.conf} in a
 * folder of its own. It can be started, killed and started again over the same folder.
 */
final class TestAgent implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Path folder;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> rabbitmq = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<ServiceProcess> processes = new ArrayList<>();

  TestAgent(Path folder, TestBroker broker, TestConductor conductor) {
    this.folder = folder;
    settings.put("storage", storage().toString());
    settings.put("status_file", folder.resolve("status.json").toString());
    rabbitmq.put("host", broker.host());
    rabbitmq.put("port", String.valueOf(broker.port()));
    rabbitmq.put("login", broker.username());
    rabbitmq.put("password", broker.password());
    rabbitmq.put("virtual_host", broker.virtualHost());
    rabbitmq.put("input_queue", conductor.planQueue());
    rabbitmq.put("result_routing_key", conductor.resultQueue());
  }

  /** Sets a key of section {@code [DEFAULT]}. */
  TestAgent with(String key, Object value) {
    settings.put(key, String.valueOf(value));
    return this;
  }

  /** Sets a key of section {@code [rabbitmq]}. */
  TestAgent withBroker(String key, Object value) {
    rabbitmq.put(key, String.valueOf(value));
    return this;
  }

  /** Sets an environment variable. */
  TestAgent withEnvironment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path storage() {
    return folder.resolve("storage");
  }

  Path status() {
    return folder.resolve("status.json");
  }

  /** Starts the agent and waits until it takes plans. */
  TestAgent start() {
    launch().awaitLog("Waiting for plans on queue", START_LIMIT);
    return this;
  }

  /** Starts the agent without waiting for anything. */
  ServiceProcess launch() {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("agent.conf"), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServiceProcessBuilder builder =
        ServiceProcess.jar("agent", jar())
            .jvmOptions("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
            .arguments("--config-dir", folder.toString(), "--debug");
    environment.forEach(builder::environment);
    ServiceProcess process = builder.start();
    processes.add(process);
    return process;
  }

  ServiceProcess process() {
    return processes.get(processes.size() - 1);
  }

  /** Ends the agent by SIGKILL; its children live on. */
  void kill() {
    process().kill();
  }

  /** Returns the output of all lives of the agent. */
  String log() {
    StringBuilder log = new StringBuilder();
    processes.forEach(process -> log.append(process.log()));
    return log.toString();
  }

  @Override
  public void close() {
    processes.forEach(ServiceProcess::close);
  }

  /** Returns the jar that the build has made. */
  static Path jar() {
    Path target = Path.of("target").toAbsolutePath();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "murano-agent-*.jar")) {
      for (Path jar : jars) {
        if (!jar.toString().endsWith("-sources.jar")) {
          return jar;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(
        "There is no agent jar in %s: run package first".formatted(target));
  }

  private String configuration() {
    StringBuilder text = new StringBuilder("[DEFAULT]\n");
    settings.forEach(
        (key, value) -> text.append(key).append(" = ").append(indent(value)).append('\n'));
    text.append("[rabbitmq]\n");
    rabbitmq.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  private static String indent(String value) {
    return value.strip().replace("\n", "\n\t");
  }
}
