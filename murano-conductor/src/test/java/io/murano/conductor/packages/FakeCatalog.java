package io.murano.conductor.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.murano.common.json.MuranoJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays catalogue and identity service of the api over HTTP. */
final class FakeCatalog implements AutoCloseable {

  /** A listed package. */
  record Listed(
      String id,
      String fullName,
      @Nullable String version,
      String owner,
      boolean isPublic,
      byte[] archive) {}

  private final HttpServer server;
  private final List<Listed> packages = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<String> goodTokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile int pageSize = 100;

  FakeCatalog() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v1/catalog/packages", this::catalog);
    server.createContext("/v3/auth/tokens", this::logIn);
    server.start();
    goodTokens.add("good");
  }

  /** Returns an archive of a package with one class of its own name. */
  static byte[] archive(String fullName, String version) {
    String manifest =
        "Format: 1.3\nType: Application\nFullName: %s\nName: x\nVersion: %s\nClasses: {%s: a.yaml}\n"
            .formatted(fullName, version, fullName);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("manifest.yaml", manifest);
    files.put("Classes/a.yaml", "Name: " + fullName + "\n");
    files.put("Resources/scripts/run.sh", "#!/bin/sh\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void add(Listed listed) {
    packages.add(listed);
  }

  /** Lets the next requests fail with 503. */
  void failNext(int number) {
    failures.set(number);
  }

  void refuse(String token) {
    goodTokens.remove(token);
  }

  void pageSize(int size) {
    pageSize = size;
  }

  /** Returns method, path and query of the requests so far. */
  List<String> requests() {
    return requests;
  }

  long downloads() {
    return requests.stream().filter(request -> request.endsWith("/download")).count();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void catalog(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      answer(exchange, 503, "busy".getBytes(StandardCharsets.UTF_8));
    } else if (!goodTokens.contains(
        String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token")))) {
      answer(exchange, 401, new byte[0]);
    } else if (exchange.getRequestURI().getPath().endsWith("/download")) {
      download(exchange);
    } else {
      search(exchange);
    }
  }

  private void download(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().split("/")[4];
    byte[] archive =
        packages.stream()
            .filter(listed -> listed.id().equals(id))
            .map(Listed::archive)
            .findFirst()
            .orElse(null);
    answer(exchange, archive == null ? 404 : 200, archive == null ? new byte[0] : archive);
  }

  private void search(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI());
    String name = query.getOrDefault("fqn", query.getOrDefault("class_name", ""));
    List<Listed> found =
        new ArrayList<>(packages.stream().filter(one -> one.fullName().equals(name)).toList());
    String marker = query.get("marker");
    if (marker != null) {
      while (!found.remove(0).id().equals(marker)) {
        continue;
      }
    }
    ObjectNode answer = MuranoJson.mapper().createObjectNode();
    ArrayNode list = answer.putArray("packages");
    found.stream().limit(pageSize).forEach(one -> list.add(document(one)));
    if (found.size() > pageSize) {
      answer.put("next_marker", found.get(pageSize - 1).id());
    }
    answer(exchange, 200, answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode document(Listed listed) {
    ObjectNode document = MuranoJson.mapper().createObjectNode();
    document.put("id", listed.id());
    document.put("fully_qualified_name", listed.fullName());
    if (listed.version() != null) {
      document.put("version", listed.version());
    }
    document.put("owner_id", listed.owner());
    document.put("is_public", listed.isPublic());
    return document;
  }

  private void logIn(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add("POST " + exchange.getRequestURI() + " " + body);
    if (!body.contains("\"right-password\"")) {
      answer(exchange, 401, new byte[0]);
      return;
    }
    String token = "service-" + requests.size();
    goodTokens.add(token);
    exchange.getResponseHeaders().add("X-Subject-Token", token);
    answer(
        exchange,
        201,
        "{\"token\": {\"expires_at\": \"2100-01-01T00:00:00.000000Z\"}}"
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : uri.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }
}
