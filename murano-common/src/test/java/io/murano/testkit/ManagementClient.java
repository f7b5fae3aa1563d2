package io.murano.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls of RabbitMQ's management interface that tests need. Thread-safe. */
final class ManagementClient {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String user;
  private final String authorization;

  ManagementClient(URI base, String user, String password) {
    this.base = base;
    this.user = user;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  void createVirtualHost(String name) {
    send("PUT", "/api/vhosts/" + encode(name), "{}");
    send(
        "PUT",
        "/api/permissions/" + encode(name) + "/" + encode(user),
        """
        {"configure": ".*", "write": ".*", "read": ".*"}""");
  }

  List<QueueState> queues(String virtualHost) {
    String path =
        "/api/queues/" + encode(virtualHost) + "?disable_stats=true&enable_queue_totals=true";
    List<QueueState> queues = new ArrayList<>();
    for (JsonNode queue : JSON.readTree(send("GET", path, ""))) {
      queues.add(
          new QueueState(
              queue.path("name").asString(),
              queue.path("type").asString("classic"),
              queue.path("durable").asBoolean(),
              arguments(queue.path("arguments")),
              queue.path("messages").asLong(0)));
    }
    return queues;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> arguments(JsonNode node) {
    return node.isObject() ? JSON.treeToValue(node, Map.class) : Map.of();
  }

  int closeConnections(String virtualHost) {
    int closed = 0;
    for (JsonNode connection : JSON.readTree(send("GET", "/api/connections", ""))) {
      if (connection.path("vhost").asString().equals(virtualHost)) {
        send("DELETE", "/api/connections/" + encode(connection.path("name").asString()), "");
        closed++;
      }
    }
    return closed;
  }

  private String send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      boolean gone = method.equals("DELETE") && response.statusCode() == 404;
      if (response.statusCode() >= 300 && !gone) {
        throw new IllegalStateException(
            "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from the management interface at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + base, e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
