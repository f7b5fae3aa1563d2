package io.murano.conductor.stack.heat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A little Keystone, Heat and Neutron on loopback. Heat's operations take a number of looks. */
final class FakeOpenStack implements AutoCloseable {

  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> authentications = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> bodies = Collections.synchronizedList(new ArrayList<>());
  final Set<String> validTokens = ConcurrentHashMap.newKeySet();
  final Deque<Refusal> refusals = new ArrayDeque<>();
  final Map<String, Object> networkAnswers = new ConcurrentHashMap<>();
  volatile int looksPerOperation = 1;
  volatile String endAs = "COMPLETE";
  volatile int authenticationStatus = 201;
  volatile String refusedScope = "";

  private final HttpServer server;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Stack> stacks = new ConcurrentHashMap<>();

  /** A status and a message with which the next request to Heat is refused. */
  record Refusal(int status, String message) {}

  private static final class Stack {
    String id = "";
    JsonNode request = MuranoJson.mapper().createObjectNode();
    String action = "CREATE";
    String progress = "IN_PROGRESS";
    int looksLeft;
    @Nullable String updated;
  }

  FakeOpenStack() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v3/auth/tokens", exchange -> handle(exchange, this::authenticate));
    server.createContext("/heat/", exchange -> handle(exchange, this::heat));
    server.createContext("/neutron/", exchange -> handle(exchange, this::neutron));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private interface Handler {
    Reply reply(HttpExchange exchange, JsonNode body);
  }

  private record Reply(int status, @Nullable Object body) {}

  private void handle(HttpExchange exchange, Handler handler) {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      JsonNode body =
          sent.length == 0
              ? MuranoJson.mapper().createObjectNode()
              : MuranoJson.mapper().readTree(sent);
      Reply reply = handler.reply(exchange, body);
      byte[] answer =
          reply.body() == null ? new byte[0] : MuranoJson.mapper().writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply authenticate(HttpExchange exchange, JsonNode body) {
    authentications.add(body);
    if (authenticationStatus != 201) {
      return new Reply(
          authenticationStatus, Map.of("error", Map.of("message", "Could not find token")));
    }
    if (body.at("/auth/scope").has(refusedScope)) {
      return new Reply(401, Map.of("error", Map.of("message", "No longer")));
    }
    String token = "token-" + numbers.incrementAndGet();
    validTokens.add(token);
    exchange.getResponseHeaders().set("X-Subject-Token", token);
    Map<String, Object> endpoints =
        Map.of("type", "orchestration", "endpoints", endpoints("/heat/v1/project-1"));
    Map<String, Object> network = Map.of("type", "network", "endpoints", endpoints("/neutron"));
    return new Reply(
        201,
        Map.of(
            "token",
            Map.of(
                "expires_at", Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                "project", Map.of("id", "project-1"),
                "catalog", List.of(endpoints, network))));
  }

  private List<Map<String, String>> endpoints(String path) {
    List<Map<String, String>> endpoints = new ArrayList<>();
    for (String region : List.of("RegionOne", "RegionTwo")) {
      endpoints.add(Map.of("interface", "admin", "region_id", region, "url", "http://nowhere"));
      endpoints.add(Map.of("interface", "public", "region_id", region, "url", url() + path));
    }
    return endpoints;
  }

  private @Nullable Reply refused(HttpExchange exchange) {
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
    if (!validTokens.contains(token)) {
      return new Reply(401, Map.of("error", Map.of("message", "Authentication required")));
    }
    Refusal refusal = refusals.poll();
    return refusal == null
        ? null
        : new Reply(
            refusal.status(),
            Map.of(
                "code",
                refusal.status(),
                "error",
                Map.of("message", refusal.message(), "type", "X")));
  }

  private synchronized Reply heat(HttpExchange exchange, JsonNode body) {
    String path = exchange.getRequestURI().getPath().replace("/heat/v1/project-1", "");
    requests.add(exchange.getRequestMethod() + " " + path);
    Reply refused = refused(exchange);
    if (refused != null) {
      return refused;
    }
    String[] parts = path.split("/", -1);
    return switch (exchange.getRequestMethod()) {
      case "POST" -> create(body);
      case "PUT", "PATCH" -> update(parts[2], body);
      case "DELETE" -> delete(parts[2]);
      default -> show(exchange, parts);
    };
  }

  private Reply create(JsonNode body) {
    bodies.add(body);
    String name = body.path("stack_name").asString("");
    if (stacks.containsKey(name)) {
      return new Reply(
          409,
          Map.of("error", Map.of("message", "The Stack (%s) already exists.".formatted(name))));
    }
    Stack stack = new Stack();
    stack.id = "stack-" + numbers.incrementAndGet();
    stack.request = body;
    stack.looksLeft = looksPerOperation;
    stacks.put(name, stack);
    return new Reply(201, Map.of("stack", Map.of("id", stack.id)));
  }

  private Reply update(String name, JsonNode body) {
    bodies.add(body);
    Stack stack = stacks.get(name);
    if (stack == null) {
      return new Reply(404, Map.of("error", Map.of("message", "not found")));
    }
    stack.request = body;
    begin(stack, "UPDATE");
    stack.updated = "2026-01-01T00:00:" + numbers.incrementAndGet() + "Z";
    return new Reply(202, null);
  }

  private Reply delete(String name) {
    Stack stack = stacks.get(name);
    if (stack == null) {
      return new Reply(404, Map.of("error", Map.of("message", "not found")));
    }
    begin(stack, "DELETE");
    return new Reply(204, null);
  }

  private void begin(Stack stack, String action) {
    stack.action = action;
    stack.progress = "IN_PROGRESS";
    stack.looksLeft = looksPerOperation;
  }

  private Reply show(HttpExchange exchange, String[] parts) {
    Stack stack = stacks.get(parts[2]);
    if (stack == null) {
      return new Reply(404, Map.of("error", Map.of("message", "The Stack could not be found")));
    }
    if (parts.length == 3) {
      exchange
          .getResponseHeaders()
          .set("Location", url() + "/heat/v1/project-1/stacks/" + parts[2] + "/" + stack.id);
      return new Reply(302, null);
    }
    if (parts.length == 5) {
      return new Reply(200, stack.request.path("template"));
    }
    if (stack.progress.equals("IN_PROGRESS") && stack.looksLeft-- <= 0) {
      stack.progress = endAs;
      if (stack.action.equals("DELETE") && endAs.equals("COMPLETE")) {
        stacks.remove(parts[2]);
        return new Reply(404, Map.of("error", Map.of("message", "gone")));
      }
    }
    return new Reply(200, Map.of("stack", description(parts[2], stack)));
  }

  private static Map<String, @Nullable Object> description(String name, Stack stack) {
    Map<String, @Nullable Object> description = new LinkedHashMap<>();
    description.put("id", stack.id);
    description.put("stack_name", name);
    description.put("stack_status", stack.action + "_" + stack.progress);
    description.put("stack_status_reason", "because");
    description.put("creation_time", "2026-01-01T00:00:00Z");
    description.put("updated_time", stack.updated);
    description.put("parameters", Map.of("size", "3", "secret", "******", "OS::stack_name", name));
    description.put(
        "outputs",
        List.of(
            Map.of("output_key", "ip", "output_value", List.of(Map.of("addr", "10.0.0.4"))),
            Map.of("output_key", "broken", "output_error", "no such attribute")));
    return description;
  }

  private Reply neutron(HttpExchange exchange, JsonNode body) {
    String path = exchange.getRequestURI().toString().replace("/neutron", "");
    requests.add(exchange.getRequestMethod() + " " + path);
    Reply refused = refused(exchange);
    if (refused != null) {
      return refused;
    }
    if (exchange.getRequestMethod().equals("POST")) {
      bodies.add(body);
      return new Reply(201, Map.of("router", Map.of("id", "router-new")));
    }
    Object answer = networkAnswers.get(path);
    return answer == null
        ? new Reply(404, Map.of("NeutronError", Map.of("message", "not found: " + path)))
        : new Reply(200, answer);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
