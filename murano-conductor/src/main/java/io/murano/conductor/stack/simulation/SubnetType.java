package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::Subnet}. */
final class SubnetType extends InventoryType {

  private static final String[] RA_MODES = {"dhcpv6-stateful", "dhcpv6-stateless", "slaac"};

  SubnetType(SimulatedNetwork network) {
    super(
        "OS::Neutron::Subnet",
        Kind.SUBNET,
        PropertySchema.of(
            Property.string("network").required().formerly("network_id"),
            Property.string("subnetpool"),
            Property.integer("prefixlen").atLeast(0),
            Property.string("cidr"),
            Property.map("value_specs").updatable(),
            Property.string("name").updatable(),
            Property.integer("ip_version").withDefault(4L).oneOf("4", "6"),
            Property.list("dns_nameservers").updatable().withDefault(List.of()),
            Property.string("gateway_ip").updatable(),
            Property.bool("enable_dhcp").updatable().withDefault(true),
            Property.listOf(
                    "allocation_pools",
                    Property.string("start").required(),
                    Property.string("end").required())
                .updatable(),
            Property.string("tenant_id"),
            Property.listOf(
                    "host_routes",
                    Property.string("destination").required(),
                    Property.string("nexthop").required())
                .updatable(),
            Property.string("ipv6_ra_mode").oneOf(RA_MODES),
            Property.string("ipv6_address_mode").oneOf(RA_MODES),
            Property.string("segment").updatable(),
            Property.list("tags").updatable()),
        Set.of(
            "name",
            "network_id",
            "tenant_id",
            "allocation_pools",
            "gateway_ip",
            "host_routes",
            "ip_version",
            "cidr",
            "dns_nameservers",
            "enable_dhcp"),
        network);
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    AddressScheme scheme = network().addresses();
    CloudObject net =
        network().require(resource.stack(), Kind.NETWORK, resource.requiredText("network"));
    if (resource.text("cidr") == null) {
      throw new ResourceException("A subnet needs a cidr; subnet pools are not simulated");
    }
    Cidr given = cidr(resource.text("cidr"));
    if (!Long.valueOf(given.version()).equals(resource.properties().get("ip_version"))) {
      throw new ResourceException(
          "CIDR %s is not of IP version %s"
              .formatted(given, resource.properties().get("ip_version")));
    }
    Map<String, @Nullable Object> body =
        SubnetBody.of(
            scheme.used(given),
            resource.physicalId(),
            resource.text("name", resource.defaultName()),
            net.id());
    String gateway = resource.text("gateway_ip");
    if (gateway != null && !gateway.isEmpty()) {
      body.put("gateway_ip", scheme.used(address(gateway)).toString());
    }
    if (!resource.list("allocation_pools").isEmpty()) {
      body.put(
          "allocation_pools",
          resource.maps("allocation_pools").stream().map(pool -> pool(scheme, pool)).toList());
    }
    body.put("dns_nameservers", resource.list("dns_nameservers"));
    body.put("host_routes", resource.list("host_routes"));
    body.put("enable_dhcp", resource.flag("enable_dhcp"));
    body.put("tags", resource.list("tags"));
    body.put("tenant_id", resource.stack().projectId());
    body.put("project_id", resource.stack().projectId());
    return body;
  }

  private static Map<String, String> pool(
      AddressScheme scheme, Map<String, @Nullable Object> pool) {
    return Map.of(
        "start", scheme.used(address(pool.get("start"))).toString(),
        "end", scheme.used(address(pool.get("end"))).toString());
  }
}
