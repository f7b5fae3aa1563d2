package io.murano.conductor.stack.docker;

import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.simulation.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

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

  /** Returns the addresses of a container by the names of the networks it is in. */
  Map<String, String> of(String container) {
    Map<String, String> addresses = new TreeMap<>();
    engine
        .inspect(container)
        .ifPresent(
            found ->
                found
                    .at("/NetworkSettings/Networks")
                    .forEachEntry(
                        (name, endpoint) -> addresses.put(name, configuredAddress(endpoint))));
    return addresses;
  }

  /** A container that does not run has the addresses it was given, but not in effect. */
  private static String configuredAddress(JsonNode endpoint) {
    String configured = endpoint.at("/IPAMConfig/IPv4Address").asString("");
    return configured.isEmpty() ? endpoint.path("IPAddress").asString("") : configured;
  }

  /** Removes a network if it is one of Murano's and no container is in it. */
  void removeIfUnused(String name) {
    if (name.startsWith(prefix)) {
      engine.removeNetworkIfUnused(name);
    }
  }

  /**
   * Gives a container these floating addresses and no others. An engine gives a container one
   * address in a network: of several in one external network the first counts.
   */
  void setFloating(String container, List<Machine.Interface> floating) {
    Map<String, Machine.Interface> wanted = new LinkedHashMap<>();
    floating.forEach(address -> wanted.putIfAbsent(externalName(address), address));
    Map<String, String> present = of(container);
    present.forEach(
        (name, address) -> {
          Machine.Interface next = wanted.get(name);
          boolean stays = next != null && next.address().equals(address);
          if (name.startsWith(prefix + EXTERNAL) && !stays) {
            engine.disconnect(name, container);
            engine.removeNetworkIfUnused(name);
          }
        });
    wanted.forEach(
        (name, address) -> {
          if (!address.address().equals(present.get(name))) {
            ensure(address, name);
            engine.connect(name, container, address.address());
          }
        });
  }
}
