package io.murano.api.support;

import io.murano.common.json.MuranoJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of the api, immutable: every {@code with…} and {@code login} gives another one. */
public final class ApiClient {

  private static final String PACKAGES = "/v1/catalog/packages";
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
    return login(user, null);
  }

  /** Returns a client that acts as an ordinary member of one of the {@link Projects}. */
  public ApiClient member(String project) {
    return login("member", project);
  }

  /** Returns a client that acts as administrator in one of the {@link Projects}. */
  public ApiClient admin(String project) {
    return login("admin", project);
  }

  private ApiClient login(String user, @Nullable String project) {
    ApiResponse response = at(port).post("/v3/auth/tokens", credentials(user, project));
    if (response.status() != 201) {
      throw new AssertionError("Log-in of " + user + ": " + response);
    }
    return with("X-Auth-Token", response.header("X-Subject-Token"));
  }

  /** Returns the request of a log-in; a user without a default project needs one here. */
  public static JsonNode credentials(String user, @Nullable String project) {
    ObjectNode body = MuranoJson.mapper().createObjectNode();
    ObjectNode auth = body.putObject("auth");
    ObjectNode identity = auth.putObject("identity");
    identity.putArray("methods").add("password");
    ObjectNode document = identity.putObject("password").putObject("user");
    document.put("name", user).put("password", "secret-" + user);
    document.putObject("domain").put("id", "default");
    if (project != null) {
      auth.putObject("scope").putObject("project").put("id", project);
    }
    return body;
  }

  /** Returns a client that sends a user and password with every request, as platforms do. */
  public ApiClient basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
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

  /** Sends a package patch, given as JSON text. */
  public ApiResponse patchPackage(String id, String json) {
    return with("Content-Type", "application/murano-packages-json-patch")
        .send("PATCH", PACKAGES + "/" + id, json);
  }

  /** Uploads a package without metadata. */
  public ApiResponse upload(byte[] zip) {
    return upload(new MultipartForm().file("file", "package.zip", zip));
  }

  /** Uploads a package; the metadata are JSON. */
  public ApiResponse upload(byte[] zip, String metadata) {
    return upload(new MultipartForm().field("metadata", metadata).file("file", "package.zip", zip));
  }

  /** Uploads whatever the form holds. */
  public ApiResponse upload(MultipartForm form) {
    return with("Content-Type", MultipartForm.TYPE).send("POST", PACKAGES, form.end());
  }

  /** Uploads without telling the length beforehand. */
  public ApiResponse uploadChunked(MultipartForm form) {
    return with("Content-Type", MultipartForm.TYPE).sendChunked("POST", PACKAGES, form.end());
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
    return exchange(request, method + " " + path);
  }

  /** Sends a body in chunks, so that the server does not know its length before it ends. */
  public ApiResponse sendChunked(String method, String path, byte[] body) {
    HttpRequest.BodyPublisher chunks =
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    return exchange(request(path).method(method, chunks), method + " " + path);
  }

  private static ApiResponse exchange(HttpRequest.Builder request, String what) {
    HttpResponse<byte[]> response = exchange(request, HttpResponse.BodyHandlers.ofByteArray());
    return new ApiResponse(response.statusCode(), response.body(), response.headers(), what);
  }

  private static byte[] bytes(Object body) {
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    return body instanceof String text
        ? text.getBytes(StandardCharsets.UTF_8)
        : MuranoJson.mapper().writeValueAsBytes(body);
  }

  /** Sends a GET and leaves when the answer begins: a stream of events may never end. */
  public ApiResponse begin(String path) {
    HttpResponse<InputStream> response =
        exchange(request(path), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] bytes = response.statusCode() == 200 ? new byte[0] : body.readAllBytes();
      return new ApiResponse(response.statusCode(), bytes, response.headers(), "GET " + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
            .timeout(Duration.ofSeconds(60));
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
