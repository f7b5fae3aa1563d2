package io.murano.e2e.harness;

import io.murano.testkit.Project;
import io.murano.testkit.ServiceProcess;
import io.murano.testkit.ServiceProcessBuilder;
import io.murano.testkit.TcpProxy;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes an installation for a test, and starts it. Not thread-safe. */
public final class MuranoClusterBuilder {

  /** The local provider hands this variable on to its machines. */
  private static final String MARK_VARIABLE = "MURANO_INSTALLATION";

  private final TestBroker broker;
  private final TestDatabase database;
  private final String mark = UUID.randomUUID().toString();
  private final Map<String, Object> apiProperties = new TreeMap<>();
  private final Map<String, Object> conductorProperties = new TreeMap<>();
  private @Nullable TcpProxy brokerProxy;
  private @Nullable TcpProxy databaseProxy;
  private int apis = 1;
  private int conductors = 1;
  private boolean optimized;

  MuranoClusterBuilder(TestBroker broker, TestDatabase database) {
    this.broker = broker;
    this.database = database;
  }

  /** Sets the number of apis. */
  public MuranoClusterBuilder apis(int number) {
    apis = number;
    return this;
  }

  /** Sets the number of conductors; may be zero. */
  public MuranoClusterBuilder conductors(int number) {
    conductors = number;
    return this;
  }

  /** Lets the JVMs compile as in production: for measurements; tests start quicker without. */
  public MuranoClusterBuilder optimized() {
    optimized = true;
    return this;
  }

  /** Sets a property of all apis. */
  public MuranoClusterBuilder apiProperty(String name, Object value) {
    apiProperties.put(name, value);
    return this;
  }

  /** Sets a property of all conductors. */
  public MuranoClusterBuilder conductorProperty(String name, Object value) {
    conductorProperties.put(name, value);
    return this;
  }

  /** Lets all services reach the broker through a proxy; the caller closes it. */
  public MuranoClusterBuilder brokerThrough(TcpProxy proxy) {
    brokerProxy = proxy;
    return this;
  }

  /** Lets all services reach the database through a proxy; the caller closes it. */
  public MuranoClusterBuilder databaseThrough(TcpProxy proxy) {
    databaseProxy = proxy;
    return this;
  }

  /** Starts everything and waits until it is ready. */
  public MuranoCluster start() {
    MuranoCluster cluster = new MuranoCluster(this);
    cluster.startServices();
    return cluster;
  }

  int apis() {
    return apis;
  }

  int conductors() {
    return conductors;
  }

  Path machines() {
    return Project.buildFolder().resolve("testkit/machines").resolve(mark);
  }

  private Path packages() {
    return Project.buildFolder().resolve("testkit/packages").resolve(mark);
  }

  static String passwordOf(String user) {
    return "password-of-" + user;
  }

  Service startApi(String name) {
    int port = FreePort.choose();
    return new Service(
        name,
        port,
        () -> {
          ServiceProcessBuilder process =
              service(name, "api", "-Xmx256m")
                  .environment("SPRING_PROFILES_ACTIVE", "demo")
                  .environment("MURANO_API_PORT", Integer.toString(port))
                  .environment("MURANO_ADMIN_PASSWORD", passwordOf("admin"))
                  .environment("MURANO_DEMO_PASSWORD", passwordOf("demo"))
                  .environment("MURANO_SERVICE_PASSWORD", passwordOf("service"));
          apiProperties.forEach(process::property);
          return process.start();
        });
  }

  Service startConductor(String name, List<Service> reachable) {
    int port = FreePort.choose();
    return new Service(
        name,
        port,
        () -> {
          ServiceProcessBuilder process =
              service(name, "conductor", "-Xmx384m")
                  .environment("MURANO_CONDUCTOR_PORT", Integer.toString(port))
                  .environment("MURANO_CONDUCTOR_NAME", name)
                  .environment("MURANO_CONDUCTOR_SERVICEUSER_PASSWORD", passwordOf("service"))
                  .property("murano.conductor.packages.cache-directory", packages())
                  .property("murano.conductor.provider.local.directory", machines())
                  .property("murano.conductor.provider.local.agent-jar", ServiceJar.built("agent"));
          if (!reachable.isEmpty()) {
            process.property("murano.conductor.packages.url", reachable.get(0).uri());
          }
          conductorProperties.forEach(process::property);
          return process.start();
        });
  }

  private ServiceProcessBuilder service(String name, String service, String heap) {
    return ServiceProcess.jar(name, ServiceJar.unpacked(service))
        .jvmOptions(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=" + (optimized ? 4 : 1), "-Xms48m", heap)
        .environment(
            "MURANO_RABBITMQ_URI", brokerProxy == null ? broker.uri() : broker.uri(brokerProxy))
        .environment(
            "MURANO_DATABASE_URL",
            databaseProxy == null ? database.jdbcUrl() : database.jdbcUrl(databaseProxy))
        .environment("MURANO_DATABASE_USER", database.username())
        .environment("MURANO_DATABASE_PASSWORD", database.password())
        .environment("JAVA_HOME", System.getProperty("java.home"))
        .environment(MARK_VARIABLE, mark);
  }

  /** Ends the machines of this installation, which outlive their conductor on purpose. */
  void killMachines() {
    marked().forEach(ProcessHandle::destroyForcibly);
  }

  /** The services carry the mark as well, and run no agent. */
  List<ProcessHandle> machineProcesses() {
    String folder = machines().toString();
    return marked()
        .filter(process -> Environments.workingFolder(process.pid()).startsWith(folder))
        .toList();
  }

  private Stream<ProcessHandle> marked() {
    return ProcessHandle.allProcesses()
        .filter(process -> Environments.of(process.pid()).contains(MARK_VARIABLE + "=" + mark));
  }
}
