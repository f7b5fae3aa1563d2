package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::Router}. */
final class RouterType extends InventoryType {

  RouterType(SimulatedNetwork network) {
    super(
        "OS::Neutron::Router",
        Kind.ROUTER,
        PropertySchema.of(
            Property.string("name").updatable(),
            Property.mapOf(
                    "external_gateway_info",
                    Property.string("network").required(),
                    Property.bool("enable_snat"),
                    Property.listOf(
                        "external_fixed_ips",
                        Property.string("ip_address"),
                        Property.string("subnet")))
                .updatable(),
            Property.map("value_specs").updatable(),
            Property.bool("admin_state_up").updatable().withDefault(true),
            Property.string("l3_agent_id").updatable(),
            Property.list("l3_agent_ids").updatable(),
            Property.bool("distributed"),
            Property.bool("ha"),
            Property.list("availability_zone_hints").updatable(),
            Property.list("tags").updatable(),
            Property.string("tenant_id")),
        Set.of("status", "external_gateway_info", "name", "admin_state_up", "tenant_id"),
        network);
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    Map<String, @Nullable Object> body =
        SimulatedNetwork.routerBody(
            resource.physicalId(),
            resource.text("name", resource.defaultName()),
            resource.stack().projectId(),
            gateway(resource));
    body.put("admin_state_up", resource.flag("admin_state_up"));
    body.put("tags", resource.list("tags"));
    return body;
  }

  /** A gateway that was set by a resource of its own stays. */
  private @Nullable Map<String, @Nullable Object> gateway(StackResource resource) {
    Map<String, @Nullable Object> wanted = resource.map("external_gateway_info");
    if (wanted.isEmpty()) {
      Object present = find(resource).map(RouterType::gatewayOf).orElse(null);
      boolean removed = resource.changed().contains("external_gateway_info");
      return present instanceof Map<?, ?> map && !removed ? StackValues.immutableMap(map) : null;
    }
    CloudObject external =
        network().require(resource.stack(), Kind.NETWORK, String.valueOf(wanted.get("network")));
    Map<String, @Nullable Object> gateway = new LinkedHashMap<>();
    gateway.put("network_id", external.id());
    gateway.put("enable_snat", !Boolean.FALSE.equals(wanted.get("enable_snat")));
    return gateway;
  }

  private static @Nullable Object gatewayOf(CloudObject router) {
    return router.body().get("external_gateway_info");
  }
}
