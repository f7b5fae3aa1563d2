package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.RouterNotFoundException;
import io.murano.conductor.stack.RouterUnavailableException;
import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.simulation.CloudObject.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The simulated networks as a project sees them. Thread-safe. */
final class SimulatedNetworking implements CloudNetworking {

  private static final String GATEWAY = "external_gateway_info";

  private final CloudAccess access;
  private final SimulatedNetwork network;

  SimulatedNetworking(CloudAccess access, SimulatedNetwork network) {
    this.access = access;
    this.network = network;
  }

  @Override
  public String defaultRouter() {
    String name = network.settings().router();
    network.prepare(access.region(), access.projectId());
    CloudObject router =
        list(Kind.ROUTER).stream()
            .filter(found -> found.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new RouterNotFoundException("Router '%s' was not found".formatted(name)));
    if (router.body().get(GATEWAY) == null) {
      throw new RouterUnavailableException(
          "Router '%s' has no gateway to an external network".formatted(name));
    }
    return router.id();
  }

  @Override
  public @Nullable String availableCidr(
      @Nullable String routerId, String networkId, int ipVersion) {
    return network
        .addresses()
        .pool()
        .firstFree(networkId, ipVersion, network.takenBlocks(access.region(), access.projectId()));
  }

  @Override
  public List<String> defaultDns(int ipVersion) {
    return network.settings().nameServers().stream()
        .filter(
            text ->
                IpAddress.parse(text).filter(address -> address.version() == ipVersion).isPresent())
        .toList();
  }

  @Override
  public @Nullable String externalNetworkOfRouter(String routerId) {
    return network
        .find(access.region(), access.projectId(), Kind.ROUTER, routerId)
        .map(router -> router.body().get(GATEWAY))
        .map(gateway -> ((Map<?, ?>) gateway).get("network_id"))
        .map(String::valueOf)
        .orElse(null);
  }

  @Override
  public @Nullable String externalNetworkOfNetwork(String networkId) {
    CloudObject found =
        network.find(access.region(), access.projectId(), Kind.NETWORK, networkId).orElse(null);
    if (found != null && Boolean.TRUE.equals(found.body().get("router:external"))) {
      return found.id();
    }
    return list(Kind.PORT).stream()
        .filter(port -> port.text("network_id").equals(networkId))
        .filter(port -> port.text("device_owner").equals("network:router_interface"))
        .map(port -> externalNetworkOfRouter(port.text("device_id")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<Map<String, @Nullable Object>> networks() {
    return list(Kind.NETWORK).stream()
        .<Map<String, @Nullable Object>>map(
            found ->
                found
                    .with(
                        Map.of(
                            "subnets",
                            network
                                .subnets(access.region(), access.projectId(), found.id())
                                .stream()
                                .map(CloudObject::id)
                                .toList()))
                    .body())
        .toList();
  }

  @Override
  public List<Map<String, @Nullable Object>> subnets() {
    return bodies(Kind.SUBNET);
  }

  @Override
  public List<Map<String, @Nullable Object>> ports() {
    return bodies(Kind.PORT);
  }

  @Override
  public List<Map<String, @Nullable Object>> extensions() {
    return List.of(
        extension("security-group", "Security groups"),
        extension("router", "Routers"),
        extension("external-net", "External networks"),
        extension("port-security", "Port security"),
        extension("allowed-address-pairs", "Allowed address pairs"));
  }

  private static Map<String, @Nullable Object> extension(String alias, String name) {
    return Map.of("alias", alias, "name", name, "description", name, "links", List.of());
  }

  private List<Map<String, @Nullable Object>> bodies(Kind kind) {
    return list(kind).stream().<Map<String, @Nullable Object>>map(CloudObject::body).toList();
  }

  private List<CloudObject> list(Kind kind) {
    network.prepare(access.region(), access.projectId());
    return network.inventory().list(access.region(), access.projectId(), kind);
  }
}
