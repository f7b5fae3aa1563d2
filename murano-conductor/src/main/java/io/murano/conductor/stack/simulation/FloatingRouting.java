package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.hot.StackIdentity;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the driver which floating addresses lead to a machine, when an address is tied to a port or
 * untied after the machine was made. Thread-safe.
 */
final class FloatingRouting {

  /** Remembered by the resource that tied an address: the server it led to. */
  private static final String SERVER = "server";

  private final SimulatedNetwork network;
  private final MachineDriver driver;
  private final ServerAddresses addresses;

  FloatingRouting(SimulatedNetwork network, MachineDriver driver) {
    this.network = network;
    this.driver = driver;
    this.addresses = new ServerAddresses(network);
  }

  boolean isNeeded() {
    return driver.routesFloatingAddresses();
  }

  /** Brings the machines that an address led to and leads to up to date. */
  Map<String, @Nullable Object> follow(StackResource resource, String floatingIpId) {
    StackIdentity stack = resource.stack();
    Map<String, @Nullable Object> state = new LinkedHashMap<>(resource.state());
    String server = serverOf(stack, floatingIpId);
    if (state.get(SERVER) instanceof String before && !before.equals(server)) {
      update(stack, before, null);
    }
    if (server == null) {
      state.remove(SERVER);
    } else {
      update(stack, server, null);
      state.put(SERVER, server);
    }
    return state;
  }

  /** Takes an address away from the machine it leads to. */
  void withdraw(StackResource resource, String floatingIpId) {
    if (resource.state().get(SERVER) instanceof String server) {
      update(resource.stack(), server, floatingIpId);
    }
  }

  private @Nullable String serverOf(StackIdentity stack, String floatingIpId) {
    return network
        .inventory()
        .find(stack.region(), Kind.FLOATING_IP, floatingIpId)
        .flatMap(
            address -> network.inventory().find(stack.region(), Kind.PORT, address.text("port_id")))
        .map(port -> port.text("device_id"))
        .filter(server -> !server.isEmpty())
        .orElse(null);
  }

  private void update(StackIdentity stack, String server, @Nullable String without) {
    List<String> ports =
        network.ports(stack, "device_id", server).stream().map(CloudObject::id).toList();
    String withdrawn =
        without == null
            ? ""
            : network
                .inventory()
                .find(stack.region(), Kind.FLOATING_IP, without)
                .map(address -> address.text("floating_ip_address"))
                .orElse("");
    driver.setFloating(
        server,
        addresses.floating(stack, ports).stream()
            .filter(address -> !address.address().equals(withdrawn))
            .toList());
  }
}
