package io.murano.conductor.stack.local;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.CloudProvider;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.hosted.HostedCloud;
import io.murano.conductor.stack.hosted.HostedServices;
import io.murano.conductor.stack.simulation.AddressScheme;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.SmartLifecycle;

/** The hosted cloud whose servers are agent processes on this host. Thread-safe. */
final class LocalProvider implements CloudProvider, SmartLifecycle {

  static final String NAME = "local";

  private final HostedCloud cloud;
  private final MachineWatchdog watchdog;
  private final LocalProviderProperties properties;
  private volatile boolean running;

  LocalProvider(
      HostedServices services, AddressScheme addresses, LocalProviderProperties properties) {
    this.properties = properties;
    String host = host(properties);
    LocalMachineRepository repository =
        new LocalMachineRepository(services.jdbc(), services.transactions());
    LocalMachines machines =
        new LocalMachines(
            repository, properties, new MachineProcesses(properties, System::getenv), host);
    this.cloud = new HostedCloud(NAME, services, addresses, machines, properties.leasePatience());
    this.watchdog = new MachineWatchdog(repository, machines, host, cloud.scheduler());
  }

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
    cloud.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
