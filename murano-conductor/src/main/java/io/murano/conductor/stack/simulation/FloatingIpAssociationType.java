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
  private final FloatingAssociation association;

  FloatingIpAssociationType(SimulatedNetwork network, FloatingRouting routing) {
    this.network = network;
    this.association = new FloatingAssociation(network, routing);
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
    if (association.hasTiedOther(resource, floatingIp)) {
      association.untie(resource);
    }
    return association.tie(
        resource, floatingIp, resource.requiredText("port_id"), resource.text("fixed_ip_address"));
  }

  @Override
  public boolean hasEffects() {
    return association.hasEffects();
  }

  @Override
  public Map<String, @Nullable Object> realise(StackResource resource) {
    return association.realise(resource);
  }

  @Override
  public void release(StackResource resource) {
    association.release(resource);
  }

  @Override
  public void delete(StackResource resource) {
    association.untie(resource);
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
