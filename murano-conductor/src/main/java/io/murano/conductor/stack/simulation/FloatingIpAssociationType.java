package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::FloatingIPAssociation}. */
final class FloatingIpAssociationType implements ResourceType {

  private static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.string("floatingip_id").required().updatable(),
          Property.string("port_id").required().updatable(),
          Property.string("fixed_ip_address").updatable());

  private final SimulatedNetwork network;
  private final FloatingIps floatingIps;

  FloatingIpAssociationType(SimulatedNetwork network) {
    this.network = network;
    this.floatingIps = new FloatingIps(network);
  }

  @Override
  public String name() {
    return "OS::Neutron::FloatingIPAssociation";
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
    CloudObject floatingIp =
        network.require(resource.stack(), Kind.FLOATING_IP, resource.requiredText("floatingip_id"));
    if (resource.state().get("floating_ip") instanceof String before
        && !before.equals(floatingIp.id())) {
      delete(resource);
    }
    floatingIps.associate(
        resource.stack(),
        floatingIp,
        resource.requiredText("port_id"),
        resource.text("fixed_ip_address"));
    return new ResourceOutcome(resource.physicalId(), Map.of("floating_ip", floatingIp.id()));
  }

  @Override
  public void delete(StackResource resource) {
    String id = String.valueOf(resource.state().get("floating_ip"));
    network
        .inventory()
        .find(resource.stack().region(), Kind.FLOATING_IP, id)
        .ifPresent(found -> floatingIps.associate(resource.stack(), found, null, null));
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    return Map.of("id", resource.physicalId());
  }

  @Override
  public Set<String> implicitRequirements(
      CompiledResource self, Map<String, CompiledResource> all) {
    return Dependencies.onTypes(all, FloatingIpType.ROUTING);
  }
}
