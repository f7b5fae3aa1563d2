package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::FloatingIP}. */
final class FloatingIpType extends InventoryType {

  /** What must be connected before an address of the outside leads to a port. */
  static final Set<String> ROUTING = Set.of(RouterInterfaceType.NAME, RouterGatewayType.NAME);

  private final FloatingIps floatingIps;
  private final FloatingRouting routing;

  FloatingIpType(SimulatedNetwork network, FloatingRouting routing) {
    super(
        "OS::Neutron::FloatingIP",
        Kind.FLOATING_IP,
        PropertySchema.of(
            Property.string("floating_network").required().formerly("floating_network_id"),
            Property.string("floating_subnet"),
            Property.map("value_specs"),
            Property.string("port_id").updatable(),
            Property.string("fixed_ip_address").updatable(),
            Property.string("floating_ip_address"),
            Property.string("dns_name").updatable(),
            Property.string("dns_domain").updatable()),
        Set.of(
            "router_id",
            "tenant_id",
            "floating_network_id",
            "fixed_ip_address",
            "floating_ip_address",
            "port_id"),
        network);
    this.floatingIps = new FloatingIps(network);
    this.routing = routing;
  }

  @Override
  public ResourceOutcome create(StackResource resource) {
    CloudObject external =
        network()
            .require(resource.stack(), Kind.NETWORK, resource.requiredText("floating_network"));
    if (!Boolean.TRUE.equals(external.body().get("router:external"))) {
      throw new ResourceException("Network '%s' is not external".formatted(external.name()));
    }
    CloudObject made =
        floatingIps.allocate(resource, external, resource.text("floating_ip_address"));
    floatingIps.associate(
        resource.stack(), made, resource.text("port_id"), resource.text("fixed_ip_address"));
    return new ResourceOutcome(resource.physicalId(), resource.state());
  }

  @Override
  public boolean hasEffects() {
    return routing.isNeeded();
  }

  @Override
  public Map<String, @Nullable Object> realise(StackResource resource) {
    return routing.follow(resource, resource.physicalId());
  }

  @Override
  public void release(StackResource resource) {
    routing.withdraw(resource, resource.physicalId());
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    return find(resource).<Map<String, @Nullable Object>>map(CloudObject::body).orElse(Map.of());
  }

  @Override
  public void prepareReplacement(StackResource resource) {
    network().inventory().release(resource.stack().region(), resource.physicalId());
  }

  @Override
  public Set<String> implicitRequirements(
      CompiledResource self, Map<String, CompiledResource> all) {
    return Dependencies.onTypes(all, ROUTING);
  }
}
