package io.murano.conductor.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.murano.conductor.http.RetryingHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that answers documents by their path to who has the token {@code new}. */
final class FakeService implements AutoCloseable {

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  FakeService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void add(String path, String answer) {
    answers.put(path, answer);
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3");
  }

  static RetryingHttp client() {
    return new RetryingHttp(Duration.ofSeconds(5), Duration.ZERO);
  }

  /** Returns token and path of the questions so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    asked.add(token + " " + path);
    String answer = answers.get(path);
    int status = !token.equals("new") ? 401 : answer == null ? 404 : 200;
    byte[] body = (status == 200 ? answer : "{}").getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
