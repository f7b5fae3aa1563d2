package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.AddressRange;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudInventory.AddressClaim;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What resource types and the network view share: how things are found by name or id, what every
 * project finds without having made it, and where addresses come from. Thread-safe.
 */
final class SimulatedNetwork {

  private static final String ACTIVE = "ACTIVE";

  private final CloudInventory inventory;
  private final NetworkSettings settings;
  private final Set<String> prepared = ConcurrentHashMap.newKeySet();

  SimulatedNetwork(CloudInventory inventory, NetworkSettings settings) {
    this.inventory = inventory;
    this.settings = settings;
  }

  CloudInventory inventory() {
    return inventory;
  }

  NetworkSettings settings() {
    return settings;
  }

  AddressScheme addresses() {
    return settings.addresses();
  }

  /**
   * Returns a thing that a template mentions by name or id.
   *
   * @throws ResourceException if there is none, or several of the name
   */
  CloudObject require(StackIdentity stack, Kind kind, String nameOrId) {
    return find(stack.region(), stack.projectId(), kind, nameOrId)
        .orElseThrow(
            () -> new ResourceException("There is no %s '%s'".formatted(kind.text(), nameOrId)));
  }

  /** Returns a thing by its id, else by its name. */
  Optional<CloudObject> find(String region, String projectId, Kind kind, String nameOrId) {
    prepare(region, projectId);
    Optional<CloudObject> found = findPrepared(region, projectId, kind, nameOrId);
    if (found.isEmpty() && prepared.remove(region + "/" + projectId)) {
      // A transaction that was rolled back may have taken away what was prepared in it.
      prepare(region, projectId);
      found = findPrepared(region, projectId, kind, nameOrId);
    }
    return found;
  }

  private Optional<CloudObject> findPrepared(
      String region, String projectId, Kind kind, String nameOrId) {
    Optional<CloudObject> byId =
        inventory.find(region, kind, nameOrId).filter(object -> isVisible(object, projectId));
    if (byId.isPresent()) {
      return byId;
    }
    List<CloudObject> byName =
        inventory.list(region, projectId, kind).stream()
            .filter(object -> object.name().equals(nameOrId))
            .toList();
    if (byName.size() > 1) {
      throw new ResourceException(
          "There are %d %ss called '%s'; use the id"
              .formatted(byName.size(), kind.text(), nameOrId));
    }
    return byName.stream().findFirst();
  }

  private static boolean isVisible(CloudObject object, String projectId) {
    return object.projectId() == null || projectId.equals(object.projectId());
  }

  /** Returns the subnets of a network, oldest first. */
  List<CloudObject> subnets(String region, String projectId, String networkId) {
    return inventory.list(region, projectId, Kind.SUBNET).stream()
        .filter(subnet -> subnet.text("network_id").equals(networkId))
        .toList();
  }

  /** Returns the ports for which a text of the body has a value. */
  List<CloudObject> ports(StackIdentity stack, String key, String value) {
    return inventory.list(stack.region(), stack.projectId(), Kind.PORT).stream()
        .filter(port -> port.text(key).equals(value))
        .toList();
  }

  /**
   * Claims a free address of a subnet.
   *
   * @throws ResourceException if all are taken
   */
  IpAddress claimFree(StackIdentity stack, CloudObject subnet, String ownerId) {
    AddressClaim template = new AddressClaim(stack.region(), gateway(subnet), ownerId, stack.id());
    List<AddressRange> pools =
        subnet.maps("allocation_pools").stream()
            .map(pool -> new AddressRange(address(pool.get("start")), address(pool.get("end"))))
            .toList();
    return inventory
        .claimFree(template, pools, addresses().excluded())
        .orElseThrow(
            () ->
                new ResourceException(
                    "Subnet '%s' (%s) has no free address"
                        .formatted(subnet.name(), subnet.text("cidr"))));
  }

  /**
   * Claims a certain address of a subnet.
   *
   * @throws ResourceException if it is not in the subnet, or taken
   */
  IpAddress claim(StackIdentity stack, CloudObject subnet, IpAddress wanted, String ownerId) {
    IpAddress address = addresses().used(wanted);
    Cidr cidr = Cidr.parse(subnet.text("cidr")).orElseThrow();
    if (!cidr.contains(address)) {
      throw new ResourceException(
          "Address %s is not in subnet '%s' (%s)".formatted(address, subnet.name(), cidr));
    }
    if (!inventory.claim(new AddressClaim(stack.region(), address, ownerId, stack.id()))) {
      throw new ResourceException("Address %s is in use".formatted(address));
    }
    return address;
  }

  private IpAddress gateway(CloudObject subnet) {
    return Cidr.parse(subnet.text("cidr")).orElseThrow().network();
  }

  private static IpAddress address(@Nullable Object text) {
    return IpAddress.parse(String.valueOf(text)).orElseThrow();
  }

  /** Makes what every project of a region finds: networks, their subnets, and a router. */
  void prepare(String region, String projectId) {
    String key = region + "/" + projectId;
    if (prepared.contains(key)) {
      return;
    }
    CloudObject external = network(region, settings.externalNetwork(), true);
    CloudObject internal = network(region, settings.internalNetwork(), false);
    putIfAbsent(external);
    putIfAbsent(internal);
    putIfAbsent(subnet(external, addresses().external()));
    CloudObject internalSubnet = subnet(internal, addresses().internal());
    putIfAbsent(internalSubnet);
    if (settings.createRouter()) {
      CloudObject router = defaultRouter(region, projectId, external);
      putIfAbsent(router);
      putIfAbsent(
          interfacePort(
              fixedId(router.id(), "interface", internalSubnet.id()),
              router,
              internalSubnet,
              null));
    }
    // Not before all is there: others who come meanwhile make the same once more.
    prepared.add(key);
  }

  private void putIfAbsent(CloudObject object) {
    if (inventory.find(object.region(), object.kind(), object.id()).isEmpty()) {
      inventory.put(object);
    }
  }

  private static CloudObject network(String region, String name, boolean external) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    String id = fixedId(region, "network", name);
    body.put("id", id);
    body.put("name", name);
    body.put("status", ACTIVE);
    body.put("admin_state_up", true);
    body.put("shared", true);
    body.put("router:external", external);
    body.put("tenant_id", "");
    body.put("project_id", "");
    return new CloudObject(Kind.NETWORK, id, region, null, name, null, body);
  }

  private static CloudObject subnet(CloudObject network, Cidr cidr) {
    String id = fixedId(network.region(), "subnet", network.name());
    String name = network.name() + "-subnet";
    Map<String, @Nullable Object> body = SubnetBody.of(cidr, id, name, network.id());
    body.put("tenant_id", "");
    body.put("project_id", "");
    return new CloudObject(Kind.SUBNET, id, network.region(), null, name, null, body);
  }

  private CloudObject defaultRouter(String region, String projectId, CloudObject external) {
    String id = fixedId(region, "router", projectId);
    return new CloudObject(
        Kind.ROUTER,
        id,
        region,
        projectId,
        settings.router(),
        null,
        routerBody(id, settings.router(), projectId, Map.of("network_id", external.id())));
  }

  /** Returns the body of a router. */
  static Map<String, @Nullable Object> routerBody(
      String id, String name, String projectId, @Nullable Map<String, ?> gateway) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("name", name);
    body.put("status", ACTIVE);
    body.put("admin_state_up", true);
    body.put("external_gateway_info", gateway);
    body.put("tenant_id", projectId);
    body.put("project_id", projectId);
    return body;
  }

  /** Returns the port by which a router is in a subnet. */
  static CloudObject interfacePort(
      String id, CloudObject router, CloudObject subnet, @Nullable String stack) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("name", "");
    body.put("status", ACTIVE);
    body.put("admin_state_up", true);
    body.put("network_id", subnet.text("network_id"));
    body.put("device_id", router.id());
    body.put("device_owner", "network:router_interface");
    body.put(
        "fixed_ips",
        List.of(Map.of("subnet_id", subnet.id(), "ip_address", subnet.text("gateway_ip"))));
    body.put("security_groups", List.of());
    body.put("mac_address", macAddress(id));
    body.put("tenant_id", router.text("tenant_id"));
    body.put("project_id", router.text("project_id"));
    return new CloudObject(Kind.PORT, id, router.region(), router.projectId(), "", stack, body);
  }

  /** Returns a hardware address that belongs to an id. */
  static String macAddress(String id) {
    int hash = id.hashCode();
    return "fa:16:3e:%02x:%02x:%02x".formatted(hash >> 16 & 0xff, hash >> 8 & 0xff, hash & 0xff);
  }

  /** Returns an id that is the same each time it is made of the same parts. */
  static String fixedId(String scope, String kind, String name) {
    byte[] seed = (scope + "/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  /** Returns blocks that a new network must not overlap with. */
  Collection<Cidr> takenBlocks(String region, String projectId) {
    prepare(region, projectId);
    return inventory.list(region, projectId, Kind.SUBNET).stream()
        .flatMap(subnet -> Cidr.parse(subnet.text("cidr")).stream())
        .toList();
  }
}
