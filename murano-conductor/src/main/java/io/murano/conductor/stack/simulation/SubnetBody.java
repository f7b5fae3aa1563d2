package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the network service says about a subnet when nothing special was asked for. */
final class SubnetBody {

  private SubnetBody() {}

  static Map<String, @Nullable Object> of(Cidr cidr, String id, String name, String networkId) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("name", name);
    body.put("network_id", networkId);
    body.put("ip_version", cidr.version());
    body.put("cidr", cidr.toString());
    body.put("gateway_ip", cidr.network().plus(1).toString());
    body.put("allocation_pools", List.of(pool(cidr)));
    body.put("dns_nameservers", List.of());
    body.put("host_routes", List.of());
    body.put("enable_dhcp", true);
    return body;
  }

  /** All addresses but the first two and, for IPv4, the last, which is for broadcasts. */
  private static Map<String, String> pool(Cidr cidr) {
    int reservedAtEnd = cidr.version() == 4 ? 1 : 0;
    return Map.of(
        "start", cidr.network().plus(2).toString(),
        "end", cidr.last().plus(-reservedAtEnd).toString());
  }
}
