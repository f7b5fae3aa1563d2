package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.engine.ResourceException;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes floating addresses and ties them to ports. Thread-safe. */
final class FloatingIps {

  private final SimulatedNetwork network;

  FloatingIps(SimulatedNetwork network) {
    this.network = network;
  }

  /** Makes a floating address, or returns the one made before. */
  CloudObject allocate(StackResource resource, CloudObject external, @Nullable String wanted) {
    StackIdentity stack = resource.stack();
    CloudObject before =
        network
            .inventory()
            .find(stack.region(), Kind.FLOATING_IP, resource.physicalId())
            .orElse(null);
    if (before != null) {
      return before;
    }
    List<CloudObject> subnets = network.subnets(stack.region(), stack.projectId(), external.id());
    if (subnets.isEmpty()) {
      throw new ResourceException("Network '%s' has no subnet".formatted(external.name()));
    }
    IpAddress address =
        wanted == null
            ? network.claimFree(stack, subnets.get(0), resource.physicalId())
            : network.claim(
                stack, subnets.get(0), InventoryType.address(wanted), resource.physicalId());
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("id", resource.physicalId());
    body.put("floating_ip_address", address.toString());
    body.put("floating_network_id", external.id());
    body.put("status", "DOWN");
    body.put("port_id", null);
    body.put("fixed_ip_address", null);
    body.put("router_id", null);
    body.put("tenant_id", stack.projectId());
    body.put("project_id", stack.projectId());
    CloudObject made =
        new CloudObject(
            Kind.FLOATING_IP,
            resource.physicalId(),
            stack.region(),
            stack.projectId(),
            address.toString(),
            stack.id(),
            body);
    network.inventory().put(made);
    return made;
  }

  /**
   * Ties a floating address to a port, or unties it.
   *
   * @param portId the port; null to untie
   * @param fixedAddress which of the port's addresses; null for its first
   */
  void associate(
      StackIdentity stack,
      CloudObject floatingIp,
      @Nullable String portId,
      @Nullable String fixedAddress) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    changes.put("port_id", null);
    changes.put("fixed_ip_address", null);
    changes.put("router_id", null);
    changes.put("status", "DOWN");
    if (portId != null) {
      CloudObject port = network.require(stack, Kind.PORT, portId);
      changes.put("port_id", port.id());
      changes.put("fixed_ip_address", fixedAddress(port, fixedAddress));
      changes.put("router_id", routerOf(stack, port));
      changes.put("status", "ACTIVE");
    }
    network.inventory().put(floatingIp.with(changes));
  }

  private String fixedAddress(CloudObject port, @Nullable String wanted) {
    List<String> own =
        port.maps("fixed_ips").stream()
            .map(fixed -> String.valueOf(fixed.get("ip_address")))
            .toList();
    if (own.isEmpty()) {
      throw new ResourceException("Port '%s' has no address".formatted(port.id()));
    }
    if (wanted == null) {
      return own.get(0);
    }
    String used = network.addresses().used(InventoryType.address(wanted)).toString();
    if (!own.contains(used)) {
      throw new ResourceException(
          "Port '%s' has no address %s; it has %s".formatted(port.id(), used, own));
    }
    return used;
  }

  private @Nullable String routerOf(StackIdentity stack, CloudObject port) {
    return network.ports(stack, "network_id", port.text("network_id")).stream()
        .filter(other -> other.text("device_owner").equals("network:router_interface"))
        .map(other -> other.text("device_id"))
        .findFirst()
        .orElse(null);
  }

  /** Returns the floating addresses that are tied to a port. */
  List<CloudObject> ofPort(StackIdentity stack, String portId) {
    return network.inventory().list(stack.region(), stack.projectId(), Kind.FLOATING_IP).stream()
        .filter(ip -> ip.text("port_id").equals(portId))
        .toList();
  }
}
