package io.murano.conductor.stack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The networks of one project in one region, as {@code io.murano.system.NetworkExplorer} shows them
 * (contract muranopl §6.2). The maps are Neutron's API objects. Implementations are thread-safe and
 * may block.
 */
public interface CloudNetworking {

  /**
   * Returns the id of the project's default router, creating it where the configuration allows.
   *
   * @throws RouterNotFoundException if there is none and none can be made
   * @throws RouterUnavailableException if the router has no gateway
   */
  String defaultRouter();

  /**
   * Returns a CIDR for a new network that overlaps with none behind the router; null when all are
   * taken.
   *
   * @param routerId the router, or null
   * @param networkId id of the network; different networks begin their search at different places
   * @param ipVersion 4 or 6
   */
  @Nullable String availableCidr(@Nullable String routerId, String networkId, int ipVersion);

  /** Returns the configured name servers of the given IP version. */
  List<String> defaultDns(int ipVersion);

  /** Returns the id of the network at the router's gateway; null when it has none. */
  @Nullable String externalNetworkOfRouter(String routerId);

  /** Returns the id of the external network a network is connected to; null when it is to none. */
  @Nullable String externalNetworkOfNetwork(String networkId);

  /** Returns all networks the project can see. */
  List<Map<String, @Nullable Object>> networks();

  /** Returns all subnets the project can see. */
  List<Map<String, @Nullable Object>> subnets();

  /** Returns all ports the project can see. */
  List<Map<String, @Nullable Object>> ports();

  /** Returns the extensions of the network service. */
  List<Map<String, @Nullable Object>> extensions();
}
