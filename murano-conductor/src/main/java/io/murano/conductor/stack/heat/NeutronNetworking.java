package io.murano.conductor.stack.heat;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.common.json.MuranoJson;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.RouterNotFoundException;
import io.murano.conductor.stack.RouterUnavailableException;
import io.murano.conductor.stack.StackException;
import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.address.AddressPool;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.address.IpAddress;
import io.murano.conductor.stack.config.NetworkingProperties;
import io.murano.conductor.stack.heat.CloudHttp.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Networks over Neutron's API v2 (contract muranopl §6.2, NetworkExplorer). Thread-safe. */
final class NeutronNetworking implements CloudNetworking {

  private static final Logger log = LoggerFactory.getLogger(NeutronNetworking.class);

  private static final String GATEWAY = "external_gateway_info";
  private static final String EXTERNAL = "router:external";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}");

  private final CloudAccess access;
  private final OpenStackSession neutron;
  private final NetworkingProperties properties;
  private final RouterRetry retry;
  private final AddressPool pool;

  NeutronNetworking(
      CloudAccess access,
      OpenStackSession neutron,
      NetworkingProperties properties,
      RouterRetry retry) {
    this.access = access;
    this.neutron = neutron;
    this.properties = properties;
    this.retry = retry;
    this.pool = pool(properties);
  }

  private static AddressPool pool(NetworkingProperties properties) {
    IpAddress template =
        IpAddress.parse(properties.envIpTemplate())
            .filter(address -> address.version() == 4)
            .orElseThrow(
                () ->
                    new MuranoException(
                        ErrorCode.INVALID_INPUT,
                        "murano.conductor.networking.env-ip-template must be an IPv4 address; it is '%s'"
                            .formatted(properties.envIpTemplate())));
    return AddressPool.of(template, properties.maxEnvironments(), properties.maxHosts());
  }

  @Override
  public String defaultRouter() {
    return retry.run(this::findOrCreateRouter);
  }

  private String findOrCreateRouter() {
    String name = properties.routerName();
    List<JsonNode> routers = list("routers", "tenant_id", access.projectId(), "name", name);
    if (routers.isEmpty()) {
      if (!properties.createRouter()) {
        throw new RouterNotFoundException("Router '%s' was not found".formatted(name));
      }
      return createRouter(name);
    }
    JsonNode router = routers.get(0);
    if (!router.path(GATEWAY).isObject()) {
      throw new RouterUnavailableException(
          "Router '%s' has no gateway to an external network".formatted(name));
    }
    return router.path("id").asString("");
  }

  private String createRouter(String name) {
    String wanted = properties.externalNetwork();
    String network =
        list("networks", UUID.matcher(wanted).matches() ? "id" : "name", wanted).stream()
            .filter(found -> found.path(EXTERNAL).asBoolean(false))
            .map(found -> found.path("id").asString(""))
            .findFirst()
            .orElseThrow(
                () ->
                    new RouterNotFoundException(
                        "Router '%s' cannot be created: there is no external network '%s'"
                            .formatted(name, wanted)));
    Map<String, Object> router =
        Map.of("name", name, GATEWAY, Map.of("network_id", network), "admin_state_up", true);
    Answer answer = neutron.exchange(HttpMethod.POST, "/v2.0/routers", Map.of("router", router));
    String id = required(answer).at("/router/id").asString("");
    log.info("Created router {} ({}) to network {}", name, id, wanted);
    return id;
  }

  @Override
  public @Nullable String availableCidr(
      @Nullable String routerId, String networkId, int ipVersion) {
    List<Cidr> taken = routerId == null || routerId.isEmpty() ? List.of() : behind(routerId);
    return pool.firstFree(networkId, ipVersion, taken);
  }

  private List<Cidr> behind(String routerId) {
    List<String> subnets = new ArrayList<>();
    for (JsonNode port : list("ports", "device_id", routerId)) {
      for (JsonNode address : port.path("fixed_ips")) {
        subnets.add(address.path("subnet_id").asString(""));
      }
    }
    return list("subnets").stream()
        .filter(subnet -> subnets.contains(subnet.path("id").asString("")))
        .flatMap(subnet -> Cidr.parse(subnet.path("cidr").asString("")).stream())
        .toList();
  }

  @Override
  public List<String> defaultDns(int ipVersion) {
    return properties.defaultDns().stream()
        .filter(
            text ->
                IpAddress.parse(text).filter(address -> address.version() == ipVersion).isPresent())
        .toList();
  }

  @Override
  public @Nullable String externalNetworkOfRouter(String routerId) {
    Answer answer = neutron.exchange(HttpMethod.GET, "/v2.0/routers/" + encoded(routerId), null);
    JsonNode id = required(answer).at("/router/" + GATEWAY + "/network_id");
    return id.isString() ? id.stringValue() : null;
  }

  @Override
  public @Nullable String externalNetworkOfNetwork(String networkId) {
    Answer answer = neutron.exchange(HttpMethod.GET, "/v2.0/networks/" + encoded(networkId), null);
    if (required(answer).path("network").path(EXTERNAL).asBoolean(false)) {
      return networkId;
    }
    return list("ports", "device_owner", "network:router_interface", "network_id", networkId)
        .stream()
        .map(port -> externalNetworkOfRouter(port.path("device_id").asString("")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<Map<String, @Nullable Object>> networks() {
    return maps("networks");
  }

  @Override
  public List<Map<String, @Nullable Object>> subnets() {
    return maps("subnets");
  }

  @Override
  public List<Map<String, @Nullable Object>> ports() {
    return maps("ports");
  }

  @Override
  public List<Map<String, @Nullable Object>> extensions() {
    return maps("extensions");
  }

  private List<Map<String, @Nullable Object>> maps(String collection) {
    return list(collection).stream()
        .<Map<String, @Nullable Object>>map(
            item -> StackValues.immutableMap(MuranoJson.mapper().convertValue(item, Map.class)))
        .toList();
  }

  /** Returns all members of a collection that match pairs of name and value, page by page. */
  private List<JsonNode> list(String collection, String... filters) {
    StringBuilder path = new StringBuilder("/v2.0/").append(collection);
    for (int i = 0; i < filters.length; i += 2) {
      path.append(i == 0 ? '?' : '&')
          .append(filters[i])
          .append('=')
          .append(encoded(filters[i + 1]));
    }
    List<JsonNode> members = new ArrayList<>();
    String next = path.toString();
    while (next != null) {
      JsonNode page = required(neutron.exchange(HttpMethod.GET, next, null));
      page.path(collection).forEach(members::add);
      next = nextPage(page.path(collection + "_links"), collection);
    }
    return members;
  }

  private static @Nullable String nextPage(JsonNode links, String collection) {
    for (JsonNode link : links) {
      String href = link.path("href").asString("");
      int start = href.indexOf("/v2.0/" + collection);
      if (link.path("rel").asString("").equals("next") && start >= 0) {
        return href.substring(start);
      }
    }
    return null;
  }

  private static JsonNode required(Answer answer) {
    if (answer.ok()) {
      return answer.body();
    }
    throw new StackException("Neutron refuses a request: " + answer.message());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
