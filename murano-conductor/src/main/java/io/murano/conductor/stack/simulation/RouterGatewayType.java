package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.ResourceType;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::RouterGateway}: connects a router to an external network. */
final class RouterGatewayType implements ResourceType {

  static final String NAME = "OS::Neutron::RouterGateway";

  private static final String GATEWAY = "external_gateway_info";
  private static final PropertySchema PROPERTIES =
      PropertySchema.of(
          Property.string("router_id").required(),
          Property.string("network").required().formerly("network_id"));

  private final SimulatedNetwork network;

  RouterGatewayType(SimulatedNetwork network) {
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
        network.require(resource.stack(), Kind.ROUTER, resource.requiredText("router_id"));
    CloudObject external =
        network.require(resource.stack(), Kind.NETWORK, resource.requiredText("network"));
    if (!Boolean.TRUE.equals(external.body().get("router:external"))) {
      throw new ResourceException("Network '%s' is not external".formatted(external.name()));
    }
    network.inventory().put(router.with(Map.of(GATEWAY, Map.of("network_id", external.id()))));
    return new ResourceOutcome(router.id() + ":" + external.id(), Map.of("router", router.id()));
  }

  @Override
  public void delete(StackResource resource) {
    Object router = resource.state().get("router");
    Map<String, @Nullable Object> none = new HashMap<>();
    none.put(GATEWAY, null);
    network
        .inventory()
        .find(resource.stack().region(), Kind.ROUTER, String.valueOf(router))
        .ifPresent(found -> network.inventory().put(found.with(none)));
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    return Map.of("id", resource.physicalId());
  }
}
