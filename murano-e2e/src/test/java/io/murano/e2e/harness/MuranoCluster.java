package io.murano.e2e.harness;

import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A running installation: apis and conductors as processes, the local provider with agents as
 * processes, on the broker and database of a test class. Closing it ends all of them. The list of
 * services is fixed; the services themselves may be stopped and started.
 */
public final class MuranoCluster implements AutoCloseable {

  private final MuranoClusterBuilder settings;
  private final List<Service> apis = new ArrayList<>();
  private final List<Service> conductors = new ArrayList<>();

  MuranoCluster(MuranoClusterBuilder settings) {
    this.settings = settings;
  }

  /** Begins the description of an installation with one api and one conductor. */
  public static MuranoClusterBuilder on(TestBroker broker, TestDatabase database) {
    return new MuranoClusterBuilder(broker, database);
  }

  void startServices() {
    try {
      for (int number = 1; number <= settings.apis(); number++) {
        apis.add(settings.startApi("api-" + number));
      }
      for (int number = 1; number <= settings.conductors(); number++) {
        conductors.add(settings.startConductor("conductor-" + number, apis));
      }
      services().forEach(Service::awaitReady);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Returns the first api. */
  public Service api() {
    return api(1);
  }

  /** Returns an api; the first has number 1. */
  public Service api(int number) {
    return apis.get(number - 1);
  }

  /** Returns the first conductor. */
  public Service conductor() {
    return conductor(1);
  }

  /** Returns a conductor; the first has number 1. */
  public Service conductor(int number) {
    return conductors.get(number - 1);
  }

  /** Starts one more conductor with the settings of the others; it is not ready yet. */
  public Service addConductor() {
    Service conductor = settings.startConductor("conductor-" + (conductors.size() + 1), apis);
    conductors.add(conductor);
    return conductor;
  }

  /** Returns all services, the apis first. */
  public List<Service> services() {
    List<Service> services = new ArrayList<>(apis);
    services.addAll(conductors);
    return services;
  }

  /** Logs in as an ordinary user at the first api. */
  public MuranoClient client() {
    return MuranoClient.login(api().uri(), "demo", MuranoClusterBuilder.passwordOf("demo"), "demo");
  }

  /** Logs in as an administrator at the first api. */
  public MuranoClient admin() {
    return MuranoClient.login(
        api().uri(), "admin", MuranoClusterBuilder.passwordOf("admin"), "admin");
  }

  /** Password of the user {@code murano}, who is in the project {@code service}. */
  public String servicePassword() {
    return MuranoClusterBuilder.passwordOf("service");
  }

  /** The folder in which the local provider keeps its machines. */
  public Path machines() {
    return settings.machines();
  }

  /** Returns the processes on the machines of this installation: agents and what they run. */
  public List<ProcessHandle> machineProcesses() {
    return settings.machineProcesses();
  }

  @Override
  public void close() {
    services().forEach(Service::close);
    settings.killMachines();
  }
}
