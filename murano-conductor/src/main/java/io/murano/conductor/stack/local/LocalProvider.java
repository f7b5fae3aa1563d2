package io.murano.conductor.stack.local;

import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.CloudProvider;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.engine.StackStore;
import io.murano.conductor.stack.hot.YaqlBridge;
import io.murano.conductor.stack.simulation.CloudInventory;
import io.murano.conductor.stack.simulation.NetworkSettings;
import io.murano.conductor.stack.simulation.SimulatedCloud;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.SmartLifecycle;

/** The simulated cloud whose servers are agent processes on this host. Thread-safe. */
final class LocalProvider implements CloudProvider, SmartLifecycle {

  static final String NAME = "local";

  private final ExecutorService operations;
  private final ScheduledExecutorService scheduler;
  private final SimulatedCloud cloud;
  private final MachineWatchdog watchdog;
  private final LocalProviderProperties properties;
  private volatile boolean running;

  LocalProvider(Parts parts, NetworkSettings network, LocalProviderProperties properties) {
    this.properties = properties;
    this.operations = parts.threads().perTask("stack-");
    this.scheduler = parts.threads().scheduler("stack-care-", 2);
    String host = host(properties);
    LocalMachines machines =
        new LocalMachines(
            parts.machines(), properties, new MachineProcesses(properties, System::getenv), host);
    this.cloud =
        new SimulatedCloud(
            NAME,
            new SimulatedCloud.Parts(
                parts.stacks(),
                parts.inventory(),
                parts.yaql(),
                operations,
                scheduler,
                properties.leasePatience()),
            network,
            machines);
    this.watchdog = new MachineWatchdog(parts.machines(), machines, host, scheduler);
  }

  /**
   * What the provider is built from.
   *
   * @param threads makes its threads
   * @param yaql evaluates expressions in templates
   * @param stacks where stacks are kept
   * @param inventory where simulated things are kept
   * @param machines where machines are kept
   */
  record Parts(
      ConductorThreads threads,
      YaqlBridge yaql,
      StackStore stacks,
      CloudInventory inventory,
      LocalMachineRepository machines) {}

  private static String host(LocalProviderProperties properties) {
    String configured = properties.host();
    if (configured != null && !configured.isBlank()) {
      return configured;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StackProvider stacks(CloudAccess access) {
    return cloud.stacks(access);
  }

  @Override
  public CloudNetworking networking(CloudAccess access) {
    return cloud.networking(access);
  }

  @Override
  public void start() {
    watchdog.start(properties.checkInterval());
    cloud.start();
    running = true;
  }

  /** Hands running operations over; machines go on. */
  @Override
  public void stop() {
    running = false;
    watchdog.close();
    scheduler.shutdown();
    operations.shutdownNow();
    cloud.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
