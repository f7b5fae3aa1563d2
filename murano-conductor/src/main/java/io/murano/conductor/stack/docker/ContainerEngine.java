package io.murano.conductor.stack.docker;

import io.murano.conductor.stack.docker.EngineHttp.Answer;
import io.murano.conductor.stack.engine.ResourceException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the provider asks of an engine. Thread-safe. */
final class ContainerEngine {

  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int FORBIDDEN = 403;
  private static final Duration PULL_PATIENCE = Duration.ofMinutes(10);

  private final EngineHttp http;

  ContainerEngine(EngineHttp http) {
    this.http = http;
  }

  /** Returns containers, running or not, that have a label. */
  List<JsonNode> containers(String label, String value) {
    String filter = "{\"label\":[\"%s=%s\"]}".formatted(label, value);
    Answer answer = http.json("GET", "/containers/json?all=true&filters=" + encoded(filter), null);
    List<JsonNode> found = new ArrayList<>();
    required(answer, "Containers cannot be listed").json().forEach(found::add);
    return found;
  }

  /** Returns whether there is an image of a name. */
  boolean hasImage(String name) {
    Answer answer = http.json("GET", "/images/" + name + "/json", null);
    if (answer.status() == NOT_FOUND) {
      return false;
    }
    required(answer, "Image '%s' cannot be inspected".formatted(name));
    return true;
  }

  /** Gets an image from its registry. */
  void pull(String name) {
    String failure = "Image '%s' cannot be pulled".formatted(name);
    Answer answer =
        http.slow("POST", "/images/create?fromImage=" + encoded(tagged(name)), null, PULL_PATIENCE);
    required(answer, failure);
    if (!hasImage(name)) {
      String log = new String(answer.body(), StandardCharsets.UTF_8);
      String[] lines = log.strip().split("\n", -1);
      throw new ResourceException(failure + ": " + lines[lines.length - 1]);
    }
  }

  private static String tagged(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.contains(":") || last.contains("@") ? name : name + ":latest";
  }

  /** Makes a network unless there is one of the name. */
  void ensureNetwork(String name, String cidr, String gateway, Map<String, String> labels) {
    if (http.json("GET", "/networks/" + encoded(name), null).ok()) {
      return;
    }
    Map<String, Object> network =
        Map.of(
            "Name",
            name,
            "CheckDuplicate",
            true,
            "Driver",
            "bridge",
            "Labels",
            labels,
            "IPAM",
            Map.of(
                "Driver",
                "default",
                "Config",
                List.of(Map.of("Subnet", cidr, "Gateway", gateway))));
    Answer answer = http.json("POST", "/networks/create", network);
    if (answer.status() != CONFLICT) {
      required(answer, "Network %s cannot be made".formatted(cidr));
    }
  }

  /** Removes a network unless containers are in it. */
  void removeNetworkIfUnused(String name) {
    Answer answer = http.json("DELETE", "/networks/" + encoded(name), null);
    if (answer.status() != NOT_FOUND
        && answer.status() != FORBIDDEN
        && answer.status() != CONFLICT) {
      required(answer, "Network '%s' cannot be removed".formatted(name));
    }
  }

  /** Returns the ids of running containers that have an address in a network. */
  List<String> withAddress(String network, String address) {
    List<String> found = new ArrayList<>();
    http.json("GET", "/networks/" + encoded(network), null)
        .json()
        .path("Containers")
        .forEachEntry(
            (id, container) -> {
              if (container.path("IPv4Address").asString("").startsWith(address + "/")) {
                found.add(id);
              }
            });
    return found;
  }

  /** Connects a container to a network with a certain address. */
  void connect(String network, String container, String address) {
    Map<String, Object> body =
        Map.of(
            "Container",
            container,
            "EndpointConfig",
            Map.of("IPAMConfig", Map.of("IPv4Address", address)));
    required(
        http.json("POST", "/networks/" + encoded(network) + "/connect", body),
        "The machine cannot get the address " + address);
  }

  /** Disconnects a container from a network if it is in it. */
  void disconnect(String network, String container) {
    Map<String, Object> body = Map.of("Container", container, "Force", true);
    http.json("POST", "/networks/" + encoded(network) + "/disconnect", body);
  }

  /** Makes a container. Returns its id. */
  String create(String name, Map<String, ?> configuration) {
    Answer answer = http.json("POST", "/containers/create?name=" + encoded(name), configuration);
    return required(answer, "The container cannot be made").json().path("Id").asString("");
  }

  /** Returns a container; empty if there is none. */
  Optional<JsonNode> inspect(String id) {
    Answer answer = http.json("GET", "/containers/" + id + "/json", null);
    return answer.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(required(answer, "The container cannot be inspected").json());
  }

  /** Puts files into a folder of a container, which must exist. */
  void putFiles(String id, String folder, byte[] tar) {
    required(
        http.archive("PUT", "/containers/" + id + "/archive?path=" + encoded(folder), tar),
        "Files cannot be put into the container");
  }

  /** Returns a folder of a container as a tar archive; empty if it has none. */
  byte[] getFiles(String id, String folder) {
    Answer answer =
        http.json("GET", "/containers/" + id + "/archive?path=" + encoded(folder), null);
    return answer.ok() ? answer.body() : new byte[0];
  }

  /** Starts a container that may run already. */
  void start(String id) {
    Answer answer = http.json("POST", "/containers/" + id + "/start", null);
    if (answer.status() != NOT_MODIFIED) {
      required(answer, "The container cannot be started");
    }
  }

  /** Removes a container with its volumes, running or not. */
  void remove(String id) {
    Answer answer = http.json("DELETE", "/containers/" + id + "?force=true&v=true", null);
    if (answer.status() != NOT_FOUND) {
      required(answer, "The container cannot be removed");
    }
  }

  /** Runs a command in a container. Returns its output, in frames, and its exit code. */
  Execution run(String id, List<String> command, List<String> environment, Duration patience) {
    Map<String, Object> body =
        Map.of("Cmd", command, "Env", environment, "AttachStdout", true, "AttachStderr", true);
    String execution =
        required(
                http.json("POST", "/containers/" + id + "/exec", body),
                "The script cannot be started")
            .json()
            .path("Id")
            .asString("");
    Answer output =
        http.slow(
            "POST",
            "/exec/" + execution + "/start",
            Map.of("Detach", false, "Tty", false),
            patience);
    JsonNode state = required(http.json("GET", "/exec/" + execution + "/json", null), "").json();
    return new Execution(
        required(output, "The script cannot be started").body(), state.path("ExitCode").asInt(-1));
  }

  /**
   * What came of a command.
   *
   * @param frames its output, each piece behind a header that tells which stream it is of
   * @param exitCode its exit code
   */
  record Execution(byte[] frames, int exitCode) {

    private static final int HEADER = 8;

    /** Returns what was written to a stream: 1 for standard output, 2 for standard error. */
    String stream(int number) {
      StringBuilder text = new StringBuilder();
      int position = 0;
      while (position + HEADER <= frames.length) {
        int length =
            (frames[position + 4] & 0xff) << 24
                | (frames[position + 5] & 0xff) << 16
                | (frames[position + 6] & 0xff) << 8
                | (frames[position + 7] & 0xff);
        int start = position + HEADER;
        int end = Math.min(frames.length, start + Math.max(0, length));
        if (frames[position] == number) {
          text.append(new String(frames, start, end - start, StandardCharsets.UTF_8));
        }
        position = end;
      }
      return text.toString();
    }
  }

  private static Answer required(Answer answer, String failure) {
    if (answer.ok()) {
      return answer;
    }
    throw new ResourceException(failure + ": " + answer.message());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
