package io.murano.conductor.stack.heat;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.CloudProvider;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.config.NetworkingProperties;
import java.time.InstantSource;

/** An OpenStack cloud. Thread-safe. */
final class HeatProvider implements CloudProvider {

  static final String NAME = "heat";

  private static final String ORCHESTRATION = "orchestration";
  private static final String NETWORK = "network";

  private final CloudHttp http;
  private final Keystone keystone;
  private final HeatProperties properties;
  private final NetworkingProperties networking;

  HeatProvider(CloudHttp http, HeatProperties properties, NetworkingProperties networking) {
    this.http = http;
    this.keystone = new Keystone(http, properties);
    this.properties = properties;
    this.networking = networking;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StackProvider stacks(CloudAccess access) {
    OpenStackSession.Service heat =
        OpenStackSession.Service.of(
            ORCHESTRATION, access, properties, properties.orchestrationUrl());
    return new HeatStacks(
        new OpenStackSession(http, () -> keystone.personal(access), heat, InstantSource.system()),
        new OpenStackSession(http, () -> keystone.lasting(access), heat, InstantSource.system()));
  }

  @Override
  public CloudNetworking networking(CloudAccess access) {
    OpenStackSession.Service neutron =
        OpenStackSession.Service.of(NETWORK, access, properties, properties.networkUrl());
    return new NeutronNetworking(
        access,
        new OpenStackSession(http, () -> keystone.lasting(access), neutron, InstantSource.system()),
        networking,
        RouterRetry.CONTRACT);
  }
}
