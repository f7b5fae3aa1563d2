package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives ports their addresses, by the rules of the network service. Thread-safe. */
final class FixedAddresses {

  private final SimulatedNetwork network;

  FixedAddresses(SimulatedNetwork network) {
    this.network = network;
  }

  /**
   * Claims addresses for a port.
   *
   * @param wanted subnets and addresses asked for; empty for one address of each IP version
   * @return entries as a port shows them
   * @throws ResourceException if there is no free address, or the one asked for is taken
   */
  List<Map<String, @Nullable Object>> claim(
      StackIdentity stack,
      CloudObject net,
      List<Map<String, @Nullable Object>> wanted,
      String ownerId) {
    List<CloudObject> subnets = network.subnets(stack.region(), stack.projectId(), net.id());
    List<Map<String, @Nullable Object>> claimed = new ArrayList<>();
    if (wanted.isEmpty()) {
      firstOfEachVersion(subnets)
          .forEach(subnet -> claimed.add(entry(subnet, network.claimFree(stack, subnet, ownerId))));
    }
    for (Map<String, @Nullable Object> item : wanted) {
      claimed.add(claim(stack, net, item, ownerId));
    }
    return claimed;
  }

  private Map<String, @Nullable Object> claim(
      StackIdentity stack, CloudObject net, Map<String, @Nullable Object> item, String ownerId) {
    Object given = item.get("ip_address");
    IpAddress wanted = given == null ? null : InventoryType.address(given);
    CloudObject subnet = subnet(stack, net, item.get("subnet"), wanted);
    IpAddress address =
        wanted == null
            ? network.claimFree(stack, subnet, ownerId)
            : network.claim(stack, subnet, wanted, ownerId);
    return entry(subnet, address);
  }

  private CloudObject subnet(
      StackIdentity stack, CloudObject net, @Nullable Object given, @Nullable IpAddress wanted) {
    if (given instanceof String nameOrId) {
      CloudObject subnet = network.require(stack, Kind.SUBNET, nameOrId);
      if (!subnet.text("network_id").equals(net.id())) {
        throw new ResourceException(
            "Subnet '%s' is not in network '%s'".formatted(subnet.name(), net.name()));
      }
      return subnet;
    }
    IpAddress used = wanted == null ? null : network.addresses().used(wanted);
    return network.subnets(stack.region(), stack.projectId(), net.id()).stream()
        .filter(subnet -> used == null || InventoryType.cidr(subnet.text("cidr")).contains(used))
        .findFirst()
        .orElseThrow(
            () ->
                new ResourceException(
                    "Network '%s' has no subnet%s"
                        .formatted(net.name(), used == null ? "" : " with the address " + used)));
  }

  private static List<CloudObject> firstOfEachVersion(List<CloudObject> subnets) {
    Map<Object, CloudObject> byVersion = new LinkedHashMap<>();
    for (CloudObject subnet : subnets) {
      Object version = subnet.body().get("ip_version");
      if (version != null) {
        byVersion.putIfAbsent(version, subnet);
      }
    }
    return List.copyOf(byVersion.values());
  }

  private static Map<String, @Nullable Object> entry(CloudObject subnet, IpAddress address) {
    return Map.of("subnet_id", subnet.id(), "ip_address", address.toString());
  }
}
