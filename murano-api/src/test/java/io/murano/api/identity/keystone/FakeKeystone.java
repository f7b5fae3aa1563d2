package io.murano.api.identity.keystone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The few calls of Keystone that the api makes, over real HTTP. */
final class FakeKeystone implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final List<String> serviceTokens = new CopyOnWriteArrayList<>();
  private final AtomicInteger validations = new AtomicInteger();
  private final AtomicInteger logins = new AtomicInteger();
  private final List<JsonNode> trusts = new CopyOnWriteArrayList<>();
  private final List<String> deletedTrusts = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  FakeKeystone() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/v3/auth/tokens", this::tokens);
    server.createContext("/v3/OS-TRUST/trusts", this::trusts);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3");
  }

  void issue(
      String token, String user, @Nullable String project, Instant expires, String... roles) {
    ObjectNode body = MuranoJson.mapper().createObjectNode();
    ObjectNode content = body.putObject("token");
    content.putObject("user").put("id", user).put("name", user);
    if (project != null) {
      content.putObject("project").put("id", project);
    }
    for (String role : roles) {
      content.withArray("roles").addObject().put("name", role);
    }
    content.withArray("catalog").addObject().put("type", "network");
    content.put("expires_at", expires.toString());
    tokens.put(token, body.toString());
  }

  void revoke(String token) {
    tokens.remove(token);
  }

  void forgetServiceTokens() {
    serviceTokens.clear();
  }

  void forgetTrusts() {
    trusts.clear();
    deletedTrusts.clear();
  }

  void down(boolean isDown) {
    down = isDown;
  }

  int validations() {
    return validations.get();
  }

  int logins() {
    return logins.get();
  }

  List<JsonNode> trusts() {
    return trusts;
  }

  List<String> deletedTrusts() {
    return deletedTrusts;
  }

  private void tokens(HttpExchange exchange) throws IOException {
    if (down) {
      answer(exchange, 503, "{}");
    } else if (exchange.getRequestMethod().equals("POST")) {
      logIn(exchange);
    } else if (!serviceTokens.contains(exchange.getRequestHeaders().getFirst("X-Auth-Token"))) {
      answer(exchange, 401, "{}");
    } else {
      validations.incrementAndGet();
      String subject = exchange.getRequestHeaders().getFirst("X-Subject-Token");
      String body = subject == null ? null : tokens.get(subject);
      answer(exchange, body == null ? 404 : 200, body == null ? "{}" : body);
    }
  }

  private void logIn(HttpExchange exchange) throws IOException {
    JsonNode request = MuranoJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
    if (!request.at("/auth/identity/password/user/password").asString("").equals("geheim")) {
      answer(exchange, 401, "{}");
      return;
    }
    JsonNode trust = request.at("/auth/scope/OS-TRUST:trust/id");
    if (trust.isString()) {
      logInByTrust(exchange, trust.stringValue());
      return;
    }
    String token = "service-" + logins.incrementAndGet();
    serviceTokens.add(token);
    issue(token, "murano-id", "service-id", Instant.now().plus(Duration.ofHours(1)), "service");
    exchange.getResponseHeaders().add("X-Subject-Token", token);
    answer(exchange, 201, String.valueOf(tokens.get(token)));
  }

  /** The token of a trust is the trustor's. */
  private void logInByTrust(HttpExchange exchange, String trust) throws IOException {
    if (!trust.matches("trust-[0-9]+")) {
      answer(exchange, 403, "{}");
      return;
    }
    String token = "by-" + trust;
    issue(token, "u1", "p1", Instant.now().plus(Duration.ofHours(1)), "member");
    exchange.getResponseHeaders().add("X-Subject-Token", token);
    answer(exchange, 201, String.valueOf(tokens.get(token)));
  }

  private void trusts(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    if (down || token == null || !tokens.containsKey(token)) {
      answer(exchange, 403, "{}");
    } else if (exchange.getRequestMethod().equals("DELETE") && token.startsWith("by-")) {
      String path = exchange.getRequestURI().getPath();
      deletedTrusts.add(path.substring(path.lastIndexOf('/') + 1));
      exchange.sendResponseHeaders(204, -1);
    } else {
      byte[] body = exchange.getRequestBody().readAllBytes();
      trusts.add(MuranoJson.mapper().readTree(body).get("trust"));
      answer(exchange, 201, "{\"trust\": {\"id\": \"trust-" + trusts.size() + "\"}}");
    }
    exchange.close();
  }

  private static void answer(HttpExchange exchange, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
