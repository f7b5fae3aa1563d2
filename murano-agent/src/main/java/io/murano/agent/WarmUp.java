package io.murano.agent;

import io.murano.agent.json.JsonText;
import io.murano.agent.store.Folders;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A short life of an agent without a broker, in a temporary folder: it runs one plan of its own. A
 * JVM that records a class archive at its end then holds what a real agent needs.
 */
final class WarmUp {

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final String BROKER_CLIENT = "com/rabbitmq/client/";
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(20);

  private WarmUp() {}

  static void run() throws IOException {
    Path folder = Files.createTempDirectory("murano-agent-warm-up");
    try {
      leavePlan(folder.resolve("plans/1"));
      live(folder);
    } finally {
      Folders.delete(folder);
    }
    loadBrokerClient();
  }

  /** Puts a plan where the original's agent keeps them, from where this one takes it over. */
  private static void leavePlan(Path entry) throws IOException {
    Map<String, Object> plan =
        Map.of(
            "FormatVersion",
            "2.0.0",
            "ID",
            "warm-up",
            "Body",
            "import json\nreturn json.dumps(hello('{0}'.format(args.name)).stdout)",
            "Parameters",
            Map.of("name", "world"),
            "Files",
            Map.of("f", Map.of("Name", "hello.sh", "BodyType", "Text", "Body", "echo hello $1\n")),
            "Scripts",
            Map.of("hello", Map.of("Type", "Application", "EntryPoint", "f")));
    Files.createDirectories(entry);
    String data = Base64.getEncoder().encodeToString(JsonText.write(plan));
    Files.write(
        entry.resolve("plan.json"),
        JsonText.write(Map.of("Data", data, "Signature", "", "ID", "warm-up")));
  }

  private static void live(Path folder) throws IOException {
    List<String> settings =
        List.of(
            "--murano.agent.storage=" + folder,
            "--murano.agent.status-file=" + folder.resolve("status"),
            "--murano.agent.rabbitmq.host=127.0.0.1",
            "--murano.agent.rabbitmq.port=1",
            "--murano.agent.rabbitmq.input-queue=warm-up",
            "--murano.agent.rabbitmq.result-routing-key=warm-up",
            "--logging.level.io.murano=ERROR");
    AgentCommandLine commandLine =
        new AgentCommandLine(AgentCommandLine.Verb.RUN, List.of(), settings);
    SpringApplication application =
        MuranoAgentApplication.application(commandLine, AgentConfiguration.class);
    application.setRegisterShutdownHook(false);
    try (ConfigurableApplicationContext context =
        application.run(MuranoAgentApplication.springArguments(commandLine))) {
      Agent agent = context.getBean(Agent.class);
      long end = System.nanoTime() + LIMIT.toNanos();
      while (agent.unconfirmedResults() == 0 && System.nanoTime() < end) {
        Thread.sleep(POLL.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Loads the classes that only a connection would need. */
  private static void loadBrokerClient() throws IOException {
    int loaded = 0;
    try (JarFile jar = new JarFile(ownJar().toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(BROKER_CLIENT) && name.endsWith(".class")) {
          loaded += load(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        }
      }
    }
    log.debug("{} classes of the broker's client loaded", loaded);
  }

  private static int load(String className) {
    try {
      Class.forName(className, false, WarmUp.class.getClassLoader());
      return 1;
    } catch (ClassNotFoundException | LinkageError e) {
      // Parts of the client need libraries that the agent does without.
      return 0;
    }
  }

  private static Path ownJar() throws IOException {
    try {
      return Path.of(WarmUp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("The agent's jar is at no usable place", e);
    }
  }
}
