package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.engine.ResourceOutcome;
import io.murano.conductor.stack.engine.StackResource;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a resource does that ties a floating address to a port and remembers which. Thread-safe. */
final class FloatingAssociation {

  private static final String FLOATING_IP = "floating_ip";

  private final SimulatedNetwork network;
  private final FloatingIps floatingIps;
  private final FloatingRouting routing;

  FloatingAssociation(SimulatedNetwork network, FloatingRouting routing) {
    this.network = network;
    this.floatingIps = new FloatingIps(network);
    this.routing = routing;
  }

  /** Ties an address to a port; to none if there is no port. */
  ResourceOutcome tie(
      StackResource resource, CloudObject address, @Nullable String port, @Nullable String fixed) {
    floatingIps.associate(resource.stack(), address, port, fixed);
    Map<String, @Nullable Object> state = new LinkedHashMap<>(resource.state());
    state.put(FLOATING_IP, address.id());
    return new ResourceOutcome(resource.physicalId(), state);
  }

  /** Unties the address that the resource has tied, if it still exists. */
  void untie(StackResource resource) {
    network
        .inventory()
        .find(resource.stack().region(), Kind.FLOATING_IP, tied(resource))
        .ifPresent(found -> floatingIps.associate(resource.stack(), found, null, null));
  }

  /** Returns whether the resource has tied another address before. */
  boolean hasTiedOther(StackResource resource, CloudObject address) {
    return resource.state().get(FLOATING_IP) instanceof String before
        && !before.equals(address.id());
  }

  boolean hasEffects() {
    return routing.isNeeded();
  }

  Map<String, @Nullable Object> realise(StackResource resource) {
    return routing.follow(resource, tied(resource));
  }

  void release(StackResource resource) {
    routing.withdraw(resource, tied(resource));
  }

  private static String tied(StackResource resource) {
    return String.valueOf(resource.state().get(FLOATING_IP));
  }
}
