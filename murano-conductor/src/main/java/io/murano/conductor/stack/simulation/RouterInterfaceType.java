package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::RouterInterface}: puts a router into a subnet, by a port of its own. */
final class RouterInterfaceType implements ResourceType {

  static final String NAME = "OS::Neutron::RouterInterface";

  private static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.string("router").required().formerly("router_id"),
          Property.string("subnet").formerly("subnet_id"),
          Property.string("port").formerly("port_id"));

  private final SimulatedNetwork network;

  RouterInterfaceType(SimulatedNetwork network) {
    this.network = network;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PropertySchema properties() {
    return PROPERTIES;
  }

  @Override
  public Set<String> attributes() {
    return Set.of();
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    CloudObject router =
        network.require(resource.stack(), Kind.ROUTER, resource.requiredText("router"));
    String subnetName = resource.text("subnet");
    String portName = resource.text("port");
    if ((subnetName == null) == (portName == null)) {
      throw new ResourceException("Exactly one of subnet and port must be given");
    }
    if (portName != null) {
      CloudObject port = network.require(resource.stack(), Kind.PORT, portName);
      network
          .inventory()
          .put(
              port.with(
                  Map.of("device_id", router.id(), "device_owner", "network:router_interface")));
      return new ResourceOutcome(router.id() + ":port_id=" + port.id(), Map.of("port", port.id()));
    }
    CloudObject subnet = network.require(resource.stack(), Kind.SUBNET, String.valueOf(subnetName));
    CloudObject port =
        SimulatedNetwork.interfacePort(
            SimulatedNetwork.fixedId(router.id(), resource.name(), subnet.id()),
            router,
            subnet,
            resource.stack().id());
    network.inventory().put(port);
    IpAddress.parse(subnet.text("gateway_ip"))
        .ifPresent(gateway -> claim(resource, gateway, port.id()));
    return new ResourceOutcome(
        router.id() + ":subnet_id=" + subnet.id(), Map.of("own_port", port.id()));
  }

  /** The gateway's address is nobody else's; a second router in the subnet shares it here. */
  private void claim(StackResource resource, IpAddress gateway, String portId) {
    network
        .inventory()
        .claim(
            new CloudInventory.AddressClaim(
                resource.stack().region(), gateway, portId, resource.stack().id()));
  }

  @Override
  public void delete(StackResource resource) {
    String region = resource.stack().region();
    if (resource.state().get("own_port") instanceof String port) {
      network.inventory().remove(region, Kind.PORT, port);
      network.inventory().release(region, port);
    }
    if (resource.state().get("port") instanceof String port) {
      network
          .inventory()
          .find(region, Kind.PORT, port)
          .ifPresent(
              found ->
                  network.inventory().put(found.with(Map.of("device_id", "", "device_owner", ""))));
    }
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    return Map.of("id", resource.physicalId());
  }
}
