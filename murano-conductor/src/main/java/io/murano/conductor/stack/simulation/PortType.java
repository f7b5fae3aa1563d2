package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.CompiledResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code OS::Neutron::Port}. */
final class PortType extends InventoryType {

  static final String NAME = "OS::Neutron::Port";

  private static final String[] VNIC_TYPES = {
    "normal",
    "direct",
    "macvtap",
    "direct-physical",
    "baremetal",
    "virtio-forwarder",
    "smart-nic",
    "vdpa",
    "accelerator-direct",
    "accelerator-direct-physical",
    "remote-managed"
  };

  private final FixedAddresses fixedAddresses;

  PortType(SimulatedNetwork network) {
    super(
        NAME,
        Kind.PORT,
        PropertySchema.of(
            Property.string("name").updatable(),
            Property.string("network").required().formerly("network_id"),
            Property.string("device_id").updatable().withDefault(""),
            Property.string("device_owner").updatable().withDefault(""),
            Property.listOf(
                    "fixed_ips",
                    Property.string("subnet").formerly("subnet_id"),
                    Property.string("ip_address"))
                .updatable(),
            Property.list("security_groups").updatable(),
            Property.string("replacement_policy")
                .updatable()
                .withDefault("AUTO")
                .oneOf("REPLACE_ALWAYS", "AUTO"),
            Property.string("dns_name").updatable(),
            Property.list("tags").updatable(),
            Property.map("value_specs").updatable(),
            Property.bool("admin_state_up").updatable().withDefault(true),
            Property.string("mac_address").updatable(),
            Property.listOf(
                    "allowed_address_pairs",
                    Property.string("mac_address"),
                    Property.string("ip_address").required())
                .updatable(),
            Property.string("binding:vnic_type")
                .updatable()
                .withDefault("normal")
                .oneOf(VNIC_TYPES),
            Property.bool("port_security_enabled").updatable(),
            Property.string("qos_policy").updatable(),
            Property.bool("propagate_uplink_status").updatable(),
            Property.bool("no_fixed_ips").updatable()),
        Set.of(
            "admin_state_up",
            "device_id",
            "device_owner",
            "fixed_ips",
            "mac_address",
            "name",
            "network_id",
            "security_groups",
            "status",
            "tenant_id",
            "allowed_address_pairs",
            "subnets",
            "port_security_enabled",
            "qos_policy_id",
            "dns_assignment",
            "network",
            "propagate_uplink_status"),
        network);
    this.fixedAddresses = new FixedAddresses(network);
  }

  @Override
  public ResourceOutcome update(StackResource resource) {
    if (resource.changed().contains("fixed_ips")) {
      network().inventory().release(resource.stack().region(), resource.physicalId());
    }
    return create(resource);
  }

  @Override
  public void prepareReplacement(StackResource resource) {
    network().inventory().release(resource.stack().region(), resource.physicalId());
  }

  @Override
  Map<String, @Nullable Object> body(StackResource resource) {
    CloudObject net =
        network().require(resource.stack(), Kind.NETWORK, resource.requiredText("network"));
    CloudObject before = find(resource).orElse(null);
    List<Map<String, @Nullable Object>> fixedIps =
        before != null && resource.changed().stream().noneMatch("fixed_ips"::equals)
            ? before.maps("fixed_ips")
            : fixedIps(resource, net);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", resource.physicalId());
    body.put("name", resource.text("name", resource.defaultName()));
    body.put("network_id", net.id());
    body.put("status", "ACTIVE");
    body.put("admin_state_up", resource.flag("admin_state_up"));
    body.put("fixed_ips", fixedIps);
    body.put(
        "mac_address",
        resource.text("mac_address", SimulatedNetwork.macAddress(resource.physicalId())));
    boolean kept =
        before != null
            && !before.text("device_id").isEmpty()
            && resource.text("device_id", "").isEmpty();
    for (String key : new String[] {"device_id", "device_owner"}) {
      body.put(key, kept && before != null ? before.text(key) : resource.text(key));
    }
    body.put("security_groups", securityGroups(resource));
    body.put("allowed_address_pairs", resource.list("allowed_address_pairs"));
    body.put(
        "port_security_enabled",
        !Boolean.FALSE.equals(resource.properties().get("port_security_enabled")));
    body.put("binding:vnic_type", resource.text("binding:vnic_type"));
    body.put("qos_policy_id", resource.text("qos_policy"));
    body.put("propagate_uplink_status", resource.flag("propagate_uplink_status"));
    body.put("dns_assignment", List.of());
    body.put("tags", resource.list("tags"));
    body.put("tenant_id", resource.stack().projectId());
    body.put("project_id", resource.stack().projectId());
    return body;
  }

  private List<Map<String, @Nullable Object>> fixedIps(StackResource resource, CloudObject net) {
    if (resource.flag("no_fixed_ips")) {
      return List.of();
    }
    return fixedAddresses.claim(
        resource.stack(), net, resource.maps("fixed_ips"), resource.physicalId());
  }

  private List<String> securityGroups(StackResource resource) {
    return resource.list("security_groups").stream()
        .map(
            group -> {
              String given = String.valueOf(group);
              return network()
                  .find(
                      resource.stack().region(),
                      resource.stack().projectId(),
                      Kind.SECURITY_GROUP,
                      given)
                  .map(CloudObject::id)
                  .orElse(given);
            })
        .toList();
  }

  @Override
  public @Nullable Object attribute(StackResource resource, String attribute) {
    CloudObject port = find(resource).orElse(null);
    if (port == null) {
      return null;
    }
    String region = resource.stack().region();
    return switch (attribute) {
      case "subnets" ->
          port.maps("fixed_ips").stream()
              .flatMap(
                  fixed ->
                      network()
                          .inventory()
                          .find(region, Kind.SUBNET, String.valueOf(fixed.get("subnet_id")))
                          .stream())
              .map(CloudObject::body)
              .toList();
      case "network" ->
          network()
              .inventory()
              .find(region, Kind.NETWORK, port.text("network_id"))
              .map(CloudObject::body)
              .orElse(null);
      default -> super.attribute(resource, attribute);
    };
  }

  @Override
  public void delete(StackResource resource) {
    boolean floating =
        network()
            .inventory()
            .list(resource.stack().region(), resource.stack().projectId(), Kind.FLOATING_IP)
            .stream()
            .anyMatch(ip -> ip.text("port_id").equals(resource.physicalId()));
    if (floating) {
      throw new ResourceException(
          "Port '%s' still has a floating address".formatted(resource.physicalId()));
    }
    super.delete(resource);
  }

  /** A port gets its address from the subnets of its network, which must be there before. */
  @Override
  public Set<String> implicitRequirements(
      CompiledResource self, Map<String, CompiledResource> all) {
    return Dependencies.onSubnetsOfNetwork(self, "network", all);
  }
}
