package io.murano.conductor.support;

import io.murano.conductor.deployment.TaskProgram;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.ServiceProcessBuilder;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts conductors against the servers of a test, within the test or as processes. */
public final class Conductors implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Map<String, String> settings = new TreeMap<>();
  private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
  private final List<ServiceProcess> processes = new ArrayList<>();

  /** Creates none yet. */
  public Conductors(TestBroker broker, TestDatabase database) {
    set("spring.rabbitmq.addresses", broker.uri());
    set("spring.datasource.url", database.jdbcUrl());
    set("spring.datasource.username", database.username());
    set("spring.datasource.password", database.password());
    set("murano.conductor.lease", "2s");
    set("murano.conductor.poll-interval", "200ms");
    set("murano.conductor.stop-grace", "1s");
    set("murano.conductor.shutdown-grace", "500ms");
    set("murano.conductor.agent.poll-interval", "200ms");
    set("murano.conductor.agent.idle-time", "1s");
    set("murano.conductor.outbox.poll-interval", "300ms");
    set("murano.conductor.outbox.claim", "2s");
  }

  /** Sets a property of the conductors that are started from now on. */
  public Conductors set(String property, Object value) {
    settings.put(property, value.toString());
    return this;
  }

  /**
   * Starts a conductor within the test.
   *
   * @param more properties of this one, {@code name=value}
   */
  public ConfigurableApplicationContext start(String... more) {
    ConfigurableApplicationContext context = ScriptedConductor.start(all(more));
    contexts.add(context);
    return context;
  }

  /** Starts a conductor within the test, with a program of the test's. */
  public ConfigurableApplicationContext start(
      Function<ConfigurableApplicationContext, TaskProgram> program) {
    ConfigurableApplicationContext context = ScriptedConductor.start(program, all());
    contexts.add(context);
    return context;
  }

  /** Starts a conductor in a process of its own and waits until it runs. */
  public ServiceProcess startProcess(String name, String... more) {
    ServiceProcessBuilder builder =
        ServiceProcess.main(
                name, System.getProperty("java.class.path"), ScriptedConductor.class.getName())
            .jvmOptions("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
            .arguments(all(more))
            .arguments("murano.conductor.name=" + name);
    ServiceProcess process = builder.start();
    processes.add(process);
    return process.awaitLog(ScriptedConductor.UP, START_LIMIT);
  }

  /** Stops one that runs within the test. */
  public void stop(ConfigurableApplicationContext context) {
    contexts.remove(context);
    context.close();
  }

  /** Stops all. */
  @Override
  public void close() {
    contexts.forEach(ConfigurableApplicationContext::close);
    contexts.clear();
    processes.forEach(ServiceProcess::close);
    processes.clear();
  }

  private String[] all(String... more) {
    Map<String, String> all = new TreeMap<>(settings);
    for (String setting : more) {
      String[] parts = setting.split("=", 2);
      all.put(parts[0], parts[1]);
    }
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }
}
