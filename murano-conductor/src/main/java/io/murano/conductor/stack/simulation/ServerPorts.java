package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connects servers to networks: takes given ports, makes those that are missing. Thread-safe. */
final class ServerPorts {

  private static final String OWNER = "compute:nova";

  private final SimulatedNetwork network;
  private final FixedAddresses fixedAddresses;
  private final FloatingIps floatingIps;

  ServerPorts(SimulatedNetwork network) {
    this.network = network;
    this.fixedAddresses = new FixedAddresses(network);
    this.floatingIps = new FloatingIps(network);
  }

  /** Connects a server. Returns the ids of its ports, in the order of its networks. */
  List<String> attach(StackResource server) {
    List<Map<String, @Nullable Object>> wanted = server.maps("networks");
    List<String> ports = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Map<String, @Nullable Object> item = wanted.get(i);
      if (!"none".equals(item.get("allocate_network"))) {
        CloudObject port = port(server, item, i);
        ports.add(port.id());
        if (item.get("floating_ip") instanceof String floating) {
          CloudObject address = network.require(server.stack(), Kind.FLOATING_IP, floating);
          floatingIps.associate(server.stack(), address, port.id(), null);
        }
      }
    }
    if (wanted.isEmpty()) {
      ports.add(port(server, Map.of(), 0).id());
    }
    return ports;
  }

  private CloudObject port(StackResource server, Map<String, @Nullable Object> item, int index) {
    if (item.get("port") instanceof String given) {
      CloudObject port = network.require(server.stack(), Kind.PORT, given);
      String user = port.text("device_id");
      if (!user.isEmpty() && !user.equals(server.physicalId()) && isServer(server.stack(), user)) {
        throw new ResourceException("Port '%s' is in use by server '%s'".formatted(given, user));
      }
      CloudObject taken =
          port.with(Map.of("device_id", server.physicalId(), "device_owner", OWNER));
      network.inventory().put(taken);
      return taken;
    }
    return ownPort(server, item, SimulatedNetwork.fixedId(server.physicalId(), "port", "" + index));
  }

  private boolean isServer(StackIdentity stack, String id) {
    return network.inventory().find(stack.region(), Kind.SERVER, id).isPresent();
  }

  private CloudObject ownPort(StackResource server, Map<String, @Nullable Object> item, String id) {
    StackIdentity stack = server.stack();
    CloudObject before = network.inventory().find(stack.region(), Kind.PORT, id).orElse(null);
    if (before != null) {
      return before;
    }
    CloudObject net = networkOf(stack, item);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("name", "");
    body.put("network_id", net.id());
    body.put("status", "ACTIVE");
    body.put("admin_state_up", true);
    body.put("fixed_ips", fixedAddresses.claim(stack, net, wantedAddress(item), id));
    body.put("mac_address", SimulatedNetwork.macAddress(id));
    body.put("device_id", server.physicalId());
    body.put("device_owner", OWNER);
    body.put("security_groups", server.list("security_groups"));
    body.put("tenant_id", stack.projectId());
    body.put("project_id", stack.projectId());
    CloudObject port =
        new CloudObject(Kind.PORT, id, stack.region(), stack.projectId(), "", stack.id(), body);
    network.inventory().put(port);
    return port;
  }

  private CloudObject networkOf(StackIdentity stack, Map<String, @Nullable Object> item) {
    if (item.get("network") instanceof String given) {
      return network.require(stack, Kind.NETWORK, given);
    }
    if (item.get("subnet") instanceof String given) {
      CloudObject subnet = network.require(stack, Kind.SUBNET, given);
      return network.require(stack, Kind.NETWORK, subnet.text("network_id"));
    }
    return network.require(stack, Kind.NETWORK, network.settings().internalNetwork());
  }

  private static List<Map<String, @Nullable Object>> wantedAddress(
      Map<String, @Nullable Object> item) {
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    if (item.get("subnet") != null) {
      wanted.put("subnet", item.get("subnet"));
    }
    if (item.get("fixed_ip") != null) {
      wanted.put("ip_address", item.get("fixed_ip"));
    }
    return wanted.isEmpty() ? List.of() : List.of(wanted);
  }

  /** Disconnects a server: ports made for it are removed, others become free. */
  void detach(StackIdentity stack, String serverId, List<String> ports) {
    for (String id : ports) {
      CloudObject port = network.inventory().find(stack.region(), Kind.PORT, id).orElse(null);
      if (port != null && port.text("device_id").equals(serverId)) {
        if (isOwn(serverId, id, ports.size())) {
          floatingIps
              .ofPort(stack, id)
              .forEach(address -> floatingIps.associate(stack, address, null, null));
          network.inventory().remove(stack.region(), Kind.PORT, id);
          network.inventory().release(stack.region(), id);
        } else {
          network.inventory().put(port.with(Map.of("device_id", "", "device_owner", "")));
        }
      }
    }
  }

  private static boolean isOwn(String serverId, String portId, int count) {
    for (int i = 0; i < count; i++) {
      if (SimulatedNetwork.fixedId(serverId, "port", "" + i).equals(portId)) {
        return true;
      }
    }
    return false;
  }
}
