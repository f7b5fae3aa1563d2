package io.murano.conductor.stack.docker;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.CloudProvider;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.hosted.HostedCloud;
import io.murano.conductor.stack.hosted.HostedServices;
import io.murano.conductor.stack.simulation.AddressScheme;
import org.springframework.context.SmartLifecycle;

/** The hosted cloud whose servers are containers. Thread-safe. */
final class DockerProvider implements CloudProvider, SmartLifecycle {

  static final String NAME = "docker";

  private final HostedCloud cloud;
  private volatile boolean running;

  DockerProvider(HostedServices services, AddressScheme addresses, DockerProperties properties) {
    ContainerEngine engine =
        new ContainerEngine(new EngineHttp(properties.host(), properties.timeout()));
    this.cloud =
        new HostedCloud(
            NAME,
            services,
            addresses,
            new DockerMachines(engine, properties),
            properties.leasePatience());
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
    cloud.start();
    running = true;
  }

  /** Hands running operations over; containers go on. */
  @Override
  public void stop() {
    running = false;
    cloud.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
