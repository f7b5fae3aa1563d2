package io.murano.conductor.stack.simulation;

import java.util.List;

/**
 * How the simulated network service is set up; the options of the original's {@code networking}
 * section (contract muranopl §5.6) that make sense here.
 *
 * @param addresses which addresses are used
 * @param externalNetwork name of the external network
 * @param internalNetwork name of the shared internal network
 * @param router name of a project's default router
 * @param createRouter whether the default router is made when it is missing
 * @param nameServers default name servers
 */
public record NetworkSettings(
    AddressScheme addresses,
    String externalNetwork,
    String internalNetwork,
    String router,
    boolean createRouter,
    List<String> nameServers) {

  /** Copies the name servers. */
  public NetworkSettings {
    nameServers = List.copyOf(nameServers);
  }
}
