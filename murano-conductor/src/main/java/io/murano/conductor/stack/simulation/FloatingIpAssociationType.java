package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
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
  private final FloatingRouting routing;

  FloatingIpAssociationType(SimulatedNetwork network, FloatingRouting routing) {
    this.network = network;
    this.floatingIps = new FloatingIps(network);
    this.routing = routing;
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
    Map<String, @Nullable Object> state = new LinkedHashMap<>(resource.state());
    state.put("floating_ip", floatingIp.id());
    return new ResourceOutcome(resource.physicalId(), state);
  }

  @Override
  public boolean hasEffects() {
    return routing.isNeeded();
  }

  @Override
  public Map<String, @Nullable Object> realise(StackResource resource) {
    return routing.follow(resource, floatingIp(resource));
  }

  @Override
  public void release(StackResource resource) {
    routing.withdraw(resource, floatingIp(resource));
  }

  private static String floatingIp(StackResource resource) {
    return String.valueOf(resource.state().get("floating_ip"));
  }

  @Override
  public void delete(StackResource resource) {
    network
        .inventory()
        .find(resource.stack().region(), Kind.FLOATING_IP, floatingIp(resource))
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
