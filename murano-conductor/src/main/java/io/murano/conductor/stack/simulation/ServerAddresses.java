package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the addresses of servers as the compute service does. Thread-safe. */
final class ServerAddresses {

  private final SimulatedNetwork network;
  private final FloatingIps floatingIps;

  ServerAddresses(SimulatedNetwork network) {
    this.network = network;
    this.floatingIps = new FloatingIps(network);
  }

  /** Returns the addresses by network, under the network's name and under its id. */
  Map<String, @Nullable Object> byNetwork(StackIdentity stack, List<String> ports) {
    Map<String, List<Map<String, @Nullable Object>>> byName = new LinkedHashMap<>();
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (CloudObject port : ports(stack, ports)) {
      CloudObject net = networkOf(stack, port);
      String name = net == null ? port.text("network_id") : net.name();
      byName.computeIfAbsent(name, key -> new ArrayList<>()).addAll(entries(stack, port));
      all.put(name, byName.get(name));
      all.put(port.text("network_id"), byName.get(name));
    }
    return all;
  }

  /** Returns bare addresses by network, under the network's name and under its id. */
  Map<String, @Nullable Object> plainByNetwork(StackIdentity stack, List<String> ports) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    byNetwork(stack, ports)
        .forEach(
            (name, entries) ->
                plain.put(
                    name,
                    entries instanceof List<?> list
                        ? list.stream().map(entry -> ((Map<?, ?>) entry).get("addr")).toList()
                        : List.of()));
    return plain;
  }

  /** Returns the server's first address; empty if it has none. */
  String first(StackIdentity stack, List<String> ports) {
    return interfaces(stack, ports).stream().map(Machine.Interface::address).findFirst().orElse("");
  }

  /** Returns the networks with the server's addresses in them. */
  List<Machine.Interface> interfaces(StackIdentity stack, List<String> ports) {
    List<Machine.Interface> interfaces = new ArrayList<>();
    for (CloudObject port : ports(stack, ports)) {
      CloudObject net = networkOf(stack, port);
      for (Map<String, @Nullable Object> fixed : port.maps("fixed_ips")) {
        String cidr =
            network
                .inventory()
                .find(stack.region(), Kind.SUBNET, String.valueOf(fixed.get("subnet_id")))
                .map(subnet -> subnet.text("cidr"))
                .orElse("");
        interfaces.add(
            new Machine.Interface(
                port.text("network_id"),
                net == null ? "" : net.name(),
                cidr,
                String.valueOf(fixed.get("ip_address"))));
      }
    }
    return interfaces;
  }

  /** Returns the networks and addresses by which the server is reached from outside. */
  List<Machine.Interface> floating(StackIdentity stack, List<String> ports) {
    return ports.stream()
        .flatMap(port -> floatingIps.ofPort(stack, port).stream())
        .map(address -> external(stack, address))
        .toList();
  }

  private Machine.Interface external(StackIdentity stack, CloudObject address) {
    String networkId = address.text("floating_network_id");
    String name =
        network
            .inventory()
            .find(stack.region(), Kind.NETWORK, networkId)
            .map(CloudObject::name)
            .orElse("");
    String cidr =
        network.subnets(stack.region(), stack.projectId(), networkId).stream()
            .map(subnet -> subnet.text("cidr"))
            .findFirst()
            .orElse("");
    return new Machine.Interface(networkId, name, cidr, address.text("floating_ip_address"));
  }

  private List<Map<String, @Nullable Object>> entries(StackIdentity stack, CloudObject port) {
    List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    for (Map<String, @Nullable Object> fixed : port.maps("fixed_ips")) {
      entries.add(entry(port, String.valueOf(fixed.get("ip_address")), "fixed"));
    }
    for (CloudObject address : floatingIps.ofPort(stack, port.id())) {
      entries.add(entry(port, address.text("floating_ip_address"), "floating"));
    }
    return entries;
  }

  private static Map<String, @Nullable Object> entry(
      CloudObject port, String address, String type) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("addr", address);
    entry.put("version", address.contains(":") ? 6L : 4L);
    entry.put("OS-EXT-IPS:type", type);
    entry.put("OS-EXT-IPS-MAC:mac_addr", port.text("mac_address"));
    entry.put("port", port.id());
    return entry;
  }

  private List<CloudObject> ports(StackIdentity stack, List<String> ids) {
    return ids.stream()
        .flatMap(id -> network.inventory().find(stack.region(), Kind.PORT, id).stream())
        .toList();
  }

  private @Nullable CloudObject networkOf(StackIdentity stack, CloudObject port) {
    return network
        .inventory()
        .find(stack.region(), Kind.NETWORK, port.text("network_id"))
        .orElse(null);
  }
}
