package io.murano.conductor.stack.hosted;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.CloudProvider;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.jdbc.JdbcCloudInventory;
import io.murano.conductor.stack.jdbc.JdbcStackStore;
import io.murano.conductor.stack.jdbc.PatientStackStore;
import io.murano.conductor.stack.simulation.AddressScheme;
import io.murano.conductor.stack.simulation.CloudInventory;
import io.murano.conductor.stack.simulation.MachineDriver;
import io.murano.conductor.stack.simulation.SimulatedCloud;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** A simulated cloud with its state in the conductor's database. Thread-safe. */
public final class HostedCloud implements CloudProvider {

  private static final int CARE_THREADS = 2;

  private final ExecutorService operations;
  private final ScheduledExecutorService scheduler;
  private final SimulatedCloud cloud;

  /**
   * Creates the cloud; nothing runs yet.
   *
   * @param name name of the provider
   * @param services what the conductor gives
   * @param addresses which addresses networks use
   * @param driver what stands behind servers
   * @param leasePatience how long an operation may be without a sign of life
   */
  public HostedCloud(
      String name,
      HostedServices services,
      AddressScheme addresses,
      MachineDriver driver,
      Duration leasePatience) {
    this.operations = services.threads().perTask(name + "-stack-");
    this.scheduler = services.threads().scheduler(name + "-care-", CARE_THREADS);
    SimulatedCloud.Parts parts =
        new SimulatedCloud.Parts(
            new PatientStackStore(
                new JdbcStackStore(
                    services.jdbc(), services.transactions(), name, services.identity().id()),
                services.patience()),
            services
                .patience()
                .around(
                    CloudInventory.class,
                    new JdbcCloudInventory(services.jdbc(), services.transactions(), name)),
            services.yaql(),
            operations,
            scheduler,
            leasePatience);
    this.cloud = new SimulatedCloud(name, parts, services.networks(addresses), driver);
  }

  @Override
  public String name() {
    return cloud.name();
  }

  @Override
  public StackProvider stacks(CloudAccess access) {
    return cloud.stacks(access);
  }

  @Override
  public CloudNetworking networking(CloudAccess access) {
    return cloud.networking(access);
  }

  /** Returns the threads for periodic work. */
  public ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** Begins to look after abandoned operations. */
  public void start() {
    cloud.start();
  }

  /** Hands running operations over. */
  public void stop() {
    scheduler.shutdown();
    operations.shutdownNow();
    cloud.close();
  }
}
