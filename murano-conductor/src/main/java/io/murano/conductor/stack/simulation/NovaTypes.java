package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.Property;
import io.murano.conductor.stack.engine.PropertySchema;
import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small resource types of the compute service. */
final class NovaTypes {

  private NovaTypes() {}

  /**
   * {@code OS::Nova::ServerGroup}. Servers are not placed anywhere, so the policy has no effect.
   */
  static final class ServerGroup extends InventoryType {
    ServerGroup(SimulatedNetwork network) {
      super(
          "OS::Nova::ServerGroup",
          Kind.SERVER_GROUP,
          PropertySchema.of(
              Property.string("name"),
              Property.list("policies").withDefault(List.of("anti-affinity")),
              Property.map("rules")),
          Set.of(),
          network);
    }

    @Override
    Map<String, @Nullable Object> body(StackResource resource) {
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put("id", resource.physicalId());
      body.put("name", resource.text("name", resource.defaultName()));
      body.put("policies", resource.list("policies"));
      body.put("rules", resource.map("rules"));
      return body;
    }
  }

  /** {@code OS::Nova::Flavor}. */
  static final class Flavor extends InventoryType {
    Flavor(SimulatedNetwork network) {
      super(
          "OS::Nova::Flavor",
          Kind.FLAVOR,
          PropertySchema.of(
              Property.list("tenants").updatable().withDefault(List.of()),
              Property.string("flavorid"),
              Property.string("name"),
              Property.integer("ram").required(),
              Property.integer("vcpus").required(),
              Property.integer("disk").withDefault(0L),
              Property.integer("swap").withDefault(0L),
              Property.integer("ephemeral").withDefault(0L),
              Property.number("rxtx_factor").withDefault(1.0),
              Property.map("extra_specs").updatable(),
              Property.bool("is_public").withDefault(true)),
          Set.of("is_public", "extra_specs"),
          network);
    }

    @Override
    Map<String, @Nullable Object> body(StackResource resource) {
      Map<String, @Nullable Object> body = new LinkedHashMap<>(resource.properties());
      body.put("id", resource.physicalId());
      body.put("name", resource.text("name", resource.defaultName()));
      return body;
    }
  }

  /** {@code OS::Nova::FloatingIP}, an address of the external network under its old name. */
  static final class FloatingIp extends InventoryType {
    private final FloatingIps floatingIps;

    FloatingIp(SimulatedNetwork network) {
      super(
          "OS::Nova::FloatingIP",
          Kind.FLOATING_IP,
          PropertySchema.of(Property.string("pool")),
          Set.of("pool", "ip"),
          network);
      this.floatingIps = new FloatingIps(network);
    }

    @Override
    public ResourceOutcome create(StackResource resource) {
      String pool = resource.text("pool", network().settings().externalNetwork());
      CloudObject external = network().require(resource.stack(), Kind.NETWORK, pool);
      floatingIps.allocate(resource, external, null);
      return new ResourceOutcome(resource.physicalId(), Map.of("pool", pool));
    }

    @Override
    Map<String, @Nullable Object> body(StackResource resource) {
      return Map.of();
    }

    @Override
    public @Nullable Object attribute(StackResource resource, String attribute) {
      return switch (attribute) {
        case "ip" -> super.attribute(resource, "floating_ip_address");
        case "pool" -> resource.state().get("pool");
        default -> super.attribute(resource, attribute);
      };
    }
  }

  /** {@code OS::Nova::FloatingIPAssociation}: to the server's first port. */
  static final class FloatingIpAssociation extends InventoryType {
    private final FloatingAssociation association;

    FloatingIpAssociation(SimulatedNetwork network, FloatingRouting routing) {
      super(
          "OS::Nova::FloatingIPAssociation",
          Kind.FLOATING_IP,
          PropertySchema.of(
              Property.string("server_id").required().updatable(),
              Property.string("floating_ip").required().updatable()),
          Set.of(),
          network);
      this.association = new FloatingAssociation(network, routing);
    }

    @Override
    public ResourceOutcome create(StackResource resource) {
      CloudObject server =
          network().require(resource.stack(), Kind.SERVER, resource.requiredText("server_id"));
      CloudObject address =
          network()
              .require(resource.stack(), Kind.FLOATING_IP, resource.requiredText("floating_ip"));
      String port =
          network().ports(resource.stack(), "device_id", server.id()).stream()
              .map(CloudObject::id)
              .findFirst()
              .orElse(null);
      return association.tie(resource, address, port, null);
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
    Map<String, @Nullable Object> body(StackResource resource) {
      return Map.of();
    }

    @Override
    public void delete(StackResource resource) {
      association.untie(resource);
    }
  }
}
