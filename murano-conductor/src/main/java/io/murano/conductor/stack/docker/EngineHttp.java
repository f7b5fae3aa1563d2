package io.murano.conductor.stack.docker;

import io.murano.common.json.MuranoJson;
import io.murano.conductor.stack.engine.ResourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The part of HTTP/1.1 that the engine's API needs, over Unix sockets too, which Java's own client
 * cannot do. One connection per request. Thread-safe.
 */
final class EngineHttp {

  private static final int MAX_BODY = 64 * 1024 * 1024;
  private static final int MAX_LINE = 64 * 1024;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final String host;
  private final Duration timeout;

  EngineHttp(String host, Duration timeout) {
    this.host = host;
    this.timeout = timeout;
  }

  /** Sends a request with a JSON document, or none. */
  Answer json(String method, String path, @Nullable Object body) {
    byte[] content = body == null ? new byte[0] : MuranoJson.mapper().writeValueAsBytes(body);
    return send(new Request(method, path, "application/json", content), timeout);
  }

  /** Sends a request whose answer may take longer than others. */
  Answer slow(String method, String path, @Nullable Object body, Duration patience) {
    byte[] content = body == null ? new byte[0] : MuranoJson.mapper().writeValueAsBytes(body);
    return send(new Request(method, path, "application/json", content), patience);
  }

  /** Sends a tar archive. */
  Answer archive(String method, String path, byte[] tar) {
    return send(new Request(method, path, "application/x-tar", tar), timeout);
  }

  private record Request(String method, String path, String type, byte[] content) {

    byte[] head() {
      return """
          %s %s HTTP/1.1
          Host: docker
          Connection: close
          Content-Type: %s
          Content-Length: %d

          """
          .formatted(method, path, type, content.length)
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }
  }

  private Answer send(Request request, Duration patience) {
    try (EngineConnection connection = EngineConnection.open(host, patience)) {
      IOException cut = send(connection, request);
      String[] status = line(connection).split(" ", 3);
      if (status.length < 2) {
        throw cut == null ? new IOException("not an HTTP answer") : cut;
      }
      Map<String, String> headers = headers(connection);
      int code = Integer.parseInt(status[1]);
      boolean empty = code == NO_CONTENT || code == NOT_MODIFIED;
      return new Answer(code, empty ? new byte[0] : body(connection, headers));
    } catch (IOException | NumberFormatException e) {
      throw new ResourceException(
          "The container engine at %s does not answer: %s".formatted(host, e.getMessage()), e);
    }
  }

  /** An engine that refuses a request may close before it has read all of it: its answer counts. */
  private static @Nullable IOException send(EngineConnection connection, Request request)
      throws IOException {
    connection.write(request.head());
    try {
      connection.write(request.content());
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private static Map<String, String> headers(EngineConnection connection) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(connection); !line.isEmpty(); line = line(connection)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static String line(EngineConnection connection) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = connection.read();
    while (next >= 0 && next != '\n') {
      if (line.size() > MAX_LINE) {
        throw new IOException("a line of the answer is too long");
      }
      line.write(next);
      next = connection.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static byte[] body(EngineConnection connection, Map<String, String> headers)
      throws IOException {
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      return chunks(connection);
    }
    String length = headers.get("content-length");
    return length == null ? rest(connection) : connection.read(checked(Long.parseLong(length)));
  }

  /** Without a length, the content ends with the connection. */
  private static byte[] rest(EngineConnection connection) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int next = connection.read();
    while (next >= 0) {
      checked(body.size() + 1L);
      body.write(next);
      next = connection.read();
    }
    return body.toByteArray();
  }

  private static byte[] chunks(EngineConnection connection) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line(connection).split(";", 2)[0].strip();
      int length = size.isEmpty() ? 0 : checked(Long.parseLong(size, 16));
      if (length == 0) {
        return body.toByteArray();
      }
      checked(body.size() + (long) length);
      body.write(connection.read(length));
      line(connection);
    }
  }

  private static int checked(long length) throws IOException {
    if (length < 0 || length > MAX_BODY) {
      throw new IOException("the answer has %d bytes, more than accepted".formatted(length));
    }
    return (int) length;
  }

  /**
   * What the engine answered.
   *
   * @param status HTTP status
   * @param body the content
   */
  record Answer(int status, byte[] body) {

    boolean ok() {
      return status >= 200 && status < 400;
    }

    /** Returns the content as a document; missing if it is none. */
    JsonNode json() {
      if (body.length == 0) {
        return MissingNode.getInstance();
      }
      try {
        return MuranoJson.mapper().readTree(body);
      } catch (JacksonException e) {
        return MissingNode.getInstance();
      }
    }

    /** Returns what the engine says went wrong. */
    String message() {
      String text = json().path("message").asString("");
      return text.isEmpty() ? "status " + status : text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Answer answer
          && status == answer.status
          && Arrays.equals(body, answer.body);
    }

    @Override
    public int hashCode() {
      return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
      return "Answer[status=%d, %d bytes]".formatted(status, body.length);
    }
  }
}
