package io.murano.conductor.stack.docker;

import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.simulation.Machine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Simulated networks as networks of the engine. A floating address is an address in a network that
 * stands for the outside, so that both kinds of address really lead to the container. Thread-safe.
 */
final class ContainerNetworks {

  private static final String NETWORK_LABEL = "io.murano.network";
  private static final String EXTERNAL = "ext-";

  private final ContainerEngine engine;
  private final String prefix;

  ContainerNetworks(ContainerEngine engine, String prefix) {
    this.engine = engine;
    this.prefix = prefix;
  }

  String name(Machine.Interface network) {
    return prefix + network.networkId();
  }

  private String externalName(Machine.Interface network) {
    return prefix + EXTERNAL + network.networkId();
  }

  /**
   * Makes the network of an address unless it is there, and takes the address from a container that
   * is being replaced.
   */
  void ensure(Machine.Interface network) {
    ensure(network, name(network));
    engine
        .withAddress(name(network), network.address())
        .forEach(container -> engine.disconnect(name(network), container));
  }

  private void ensure(Machine.Interface network, String name) {
    engine.ensureNetwork(
        name, network.cidr(), gateway(network), Map.of(NETWORK_LABEL, network.networkName()));
  }

  /** Returns the address of this host in a network. */
  static String gateway(Machine.Interface network) {
    return Cidr.parse(network.cidr()).orElseThrow().network().plus(1).toString();
  }

  /** Returns the names of the networks a container is in. */
  Set<String> of(String container) {
    return engine
        .inspect(container)
        .<Set<String>>map(
            found -> new TreeSet<>(found.at("/NetworkSettings/Networks").propertyNames()))
        .orElse(Set.of());
  }

  /** Removes a network if it is one of Murano's and no container is in it. */
  void removeIfUnused(String name) {
    if (name.startsWith(prefix)) {
      engine.removeNetworkIfUnused(name);
    }
  }

  /** Gives a container these floating addresses and no others. */
  void setFloating(String container, List<Machine.Interface> floating) {
    Set<String> present = of(container);
    Set<String> wanted = new TreeSet<>();
    for (Machine.Interface address : floating) {
      String name = externalName(address);
      wanted.add(name);
      if (!present.contains(name)) {
        ensure(address, name);
        engine.connect(name, container, address.address());
      }
    }
    present.stream()
        .filter(name -> name.startsWith(prefix + EXTERNAL) && !wanted.contains(name))
        .forEach(
            name -> {
              engine.disconnect(name, container);
              engine.removeNetworkIfUnused(name);
            });
  }
}
