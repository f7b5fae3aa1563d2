package io.murano.api.support;

import io.murano.common.json.MuranoJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the api, immutable: every {@code with…} and {@code login} gives another one. */
public final class ApiClient {

  private static final String BOUNDARY = "part-of-a-test";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final int port;
  private final Map<String, String> headers;

  private ApiClient(int port, Map<String, String> headers) {
    this.port = port;
    this.headers = Map.copyOf(headers);
  }

  /** Returns a client without a token. */
  public static ApiClient at(int port) {
    return new ApiClient(port, Map.of());
  }

  /** Returns the port of the api. */
  public int port() {
    return port;
  }

  /** Returns a header this client sends. */
  public String header(String name) {
    return Objects.requireNonNull(headers.get(name));
  }

  /** Returns a client with the token of a configured user in the user's own project. */
  public ApiClient login(String user) {
    ObjectNode body = MuranoJson.mapper().createObjectNode();
    ObjectNode identity = body.putObject("auth").putObject("identity");
    identity.putArray("methods").add("password");
    ObjectNode document = identity.putObject("password").putObject("user");
    document.put("name", user).put("password", "secret-" + user);
    document.putObject("domain").put("id", "default");
    ApiResponse response = at(port).post("/v3/auth/tokens", body);
    if (response.status() != 201) {
      throw new AssertionError("Log-in of " + user + ": " + response);
    }
    return with("X-Auth-Token", response.header("X-Subject-Token"));
  }

  /** Returns a client that sends a header. */
  public ApiClient with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiClient(port, more);
  }

  /** Returns a client that works in a session. */
  public ApiClient inSession(String sessionId) {
    return with("X-Configuration-Session", sessionId);
  }

  /** Sends a GET. */
  public ApiResponse get(String path) {
    return send("GET", path, null);
  }

  /** Sends a POST without a body. */
  public ApiResponse post(String path) {
    return send("POST", path, null);
  }

  /** Sends a POST with a JSON body. */
  public ApiResponse post(String path, Object body) {
    return send("POST", path, body);
  }

  /** Sends a PUT with a JSON body. */
  public ApiResponse put(String path, @Nullable Object body) {
    return send("PUT", path, body);
  }

  /** Sends a DELETE. */
  public ApiResponse delete(String path) {
    return send("DELETE", path, null);
  }

  /** Uploads a package; the metadata are JSON. */
  public ApiResponse upload(byte[] zip, String metadata) {
    String part = "--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"%3$s\r\n\r\n";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(part.formatted(BOUNDARY, "metadata", "").getBytes(StandardCharsets.UTF_8));
    body.writeBytes((metadata + "\r\n").getBytes(StandardCharsets.UTF_8));
    String file = "; filename=\"package.zip\"";
    body.writeBytes(part.formatted(BOUNDARY, "file", file).getBytes(StandardCharsets.UTF_8));
    body.writeBytes(zip);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .send("POST", "/v1/catalog/packages", body.toByteArray());
  }

  /** Sends a request; texts and bytes are a body as they are, anything else becomes JSON. */
  public ApiResponse send(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request = request(path);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      if (!headers.containsKey("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      request.method(method, HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
    }
    HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
    return new ApiResponse(
        response.statusCode(), response.body(), response.headers(), method + " " + path);
  }

  private static byte[] bytes(Object body) {
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    return body instanceof String text
        ? text.getBytes(StandardCharsets.UTF_8)
        : MuranoJson.mapper().writeValueAsBytes(body);
  }

  /** Opens a stream of server-sent events. */
  public EventReader events(String path) {
    HttpResponse<InputStream> response =
        exchange(request(path), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new AssertionError("Stream " + path + ": status " + response.statusCode());
    }
    return new EventReader(response.body());
  }

  /** Parses JSON, with single quotes for comfort. */
  public static JsonNode json(String text) {
    return MuranoJson.mapper().readTree(text.replace('\'', '"'));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    return request;
  }

  private static <T> HttpResponse<T> exchange(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return HTTP.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
