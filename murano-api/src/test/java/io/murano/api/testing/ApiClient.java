package io.murano.api.testing;

import io.murano.common.json.MuranoJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests to an api instance with one token. Thread-safe. */
public final class ApiClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String BOUNDARY = "----murano-test-boundary";

  private final HttpClient http;
  private final String url;
  private final @Nullable String token;

  ApiClient(HttpClient http, String url, @Nullable String token) {
    this.http = http;
    this.url = url;
    this.token = token;
  }

  /** Sends a GET; headers are given as names and values in turn. */
  public ApiResponse get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** Sends a DELETE. */
  public ApiResponse delete(String path) {
    return send(request(path).DELETE().build());
  }

  /** Sends a value as JSON. */
  public ApiResponse post(String path, Object body) {
    return send("POST", path, "application/json", MuranoJson.mapper().writeValueAsBytes(body));
  }

  /** Sends a package patch, given as JSON text. */
  public ApiResponse patchPackage(String id, String json) {
    return send(
        "PATCH", "/v1/catalog/packages/" + id, "application/murano-packages-json-patch", json);
  }

  /** Sends text of a type, in UTF-8. */
  public ApiResponse send(String method, String path, String contentType, String body) {
    return send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes of a type. */
  public ApiResponse send(String method, String path, String contentType, byte[] body) {
    return send(
        request(path, "Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(body))
            .build());
  }

  /** Uploads a package without metadata. */
  public ApiResponse upload(byte[] zip) {
    return upload(zip, null);
  }

  /** Uploads a package with metadata, which is JSON text. */
  public ApiResponse upload(byte[] zip, @Nullable String metadata) {
    Form form = new Form();
    if (metadata != null) {
      form.field("__metadata__", metadata);
    }
    return upload(form.file("package", "package.zip", zip));
  }

  /** Uploads whatever the form holds. */
  public ApiResponse upload(Form form) {
    return send(
        "POST",
        "/v1/catalog/packages",
        "multipart/form-data; boundary=" + BOUNDARY,
        form.toByteArray());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    if (token != null) {
      builder.header("X-Auth-Token", token);
    }
    if (headers.length > 0) {
      builder.headers(headers);
    }
    return builder;
  }

  private ApiResponse send(HttpRequest request) {
    return send(http, request);
  }

  static ApiResponse send(HttpClient http, HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      return new ApiResponse(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A form of several parts. */
  public static final class Form {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a part without file name. */
    public Form field(String name, String value) {
      return part(Map.of("name", name), value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a part with file name. */
    public Form file(String name, String fileName, byte[] content) {
      return part(new java.util.TreeMap<>(Map.of("name", name, "filename", fileName)), content);
    }

    private Form part(Map<String, String> attributes, byte[] content) {
      StringBuilder head =
          new StringBuilder("--" + BOUNDARY + "\r\nContent-Disposition: form-data");
      attributes.forEach((key, value) -> head.append("; %s=\"%s\"".formatted(key, value)));
      bytes.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(content);
      bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
      return this;
    }

    byte[] toByteArray() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(bytes.toByteArray());
      all.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return all.toByteArray();
    }
  }
}
