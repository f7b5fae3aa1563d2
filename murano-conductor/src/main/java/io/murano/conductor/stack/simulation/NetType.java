package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::Net}. */
final class NetType extends InventoryType {

  private static final int MTU = 1_500;

  NetType(SimulatedNetwork network) {
    super(
        "OS::Neutron::Net",
        Kind.NETWORK,
        PropertySchema.of(
            Property.string("name").updatable(),
            Property.map("value_specs").updatable(),
            Property.bool("admin_state_up").updatable().withDefault(true),
            Property.string("tenant_id"),
            Property.bool("shared").updatable().withDefault(false),
            Property.list("dhcp_agent_ids").updatable(),
            Property.bool("port_security_enabled").updatable(),
            Property.string("qos_policy").updatable(),
            Property.string("dns_domain").updatable(),
            Property.list("availability_zone_hints"),
            Property.list("tags").updatable()),
        Set.of(
            "status",
            "name",
            "subnets",
            "admin_state_up",
            "tenant_id",
            "port_security_enabled",
            "mtu",
            "qos_policy_id",
            "l2_adjacency",
            "segments"),
        network);
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", resource.physicalId());
    body.put("name", resource.text("name", resource.defaultName()));
    body.put("status", "ACTIVE");
    body.put("admin_state_up", resource.flag("admin_state_up"));
    body.put("shared", resource.flag("shared"));
    body.put("router:external", false);
    body.put(
        "port_security_enabled",
        !Boolean.FALSE.equals(resource.properties().get("port_security_enabled")));
    body.put("mtu", MTU);
    body.put("qos_policy_id", resource.text("qos_policy"));
    body.put("l2_adjacency", true);
    body.put("segments", null);
    body.put("tags", resource.list("tags"));
    body.put("tenant_id", resource.stack().projectId());
    body.put("project_id", resource.stack().projectId());
    return body;
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    if (!attribute.equals("subnets") && !attribute.equals("show")) {
      return super.attribute(resource, attribute);
    }
    List<String> subnets =
        network()
            .subnets(resource.stack().region(), resource.stack().projectId(), resource.physicalId())
            .stream()
            .map(CloudObject::id)
            .toList();
    if (attribute.equals("subnets")) {
      return subnets;
    }
    return find(resource)
        .map(object -> object.with(Map.of("subnets", subnets)).body())
        .orElse(null);
  }

  @Override
  public void delete(StackResource resource) {
    int ports = network().ports(resource.stack(), "network_id", resource.physicalId()).size();
    if (ports > 0) {
      throw new ResourceException(
          "Network '%s' still has %d ports in use".formatted(resource.physicalId(), ports));
    }
    super.delete(resource);
  }
}
