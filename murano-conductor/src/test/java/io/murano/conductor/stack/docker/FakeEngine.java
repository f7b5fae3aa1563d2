package io.murano.conductor.stack.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.murano.common.json.MuranoJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of a container engine's API that the provider uses, on loopback, with the engine's
 * rules: addresses and names are unique, a network with containers in it stays, an image must be
 * there.
 */
final class FakeEngine implements AutoCloseable {

  private static final Pattern CONTAINER = Pattern.compile("/containers/(\\w+)(/\\w+)?");
  private static final Pattern NETWORK = Pattern.compile("/networks/([^/]+)(/\\w+)?");
  private static final Pattern LABEL = Pattern.compile("\\[\"([^=]+)=([^\"]*)\"]");

  final Set<String> images = ConcurrentHashMap.newKeySet();

  /** Images that a pull finds. */
  final Set<String> registry = ConcurrentHashMap.newKeySet();

  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final Map<String, Container> containers = Collections.synchronizedMap(new LinkedHashMap<>());
  final Map<String, Network> networks = Collections.synchronizedMap(new TreeMap<>());

  /** Messages of errors, by the beginnings of the requests that they answer. */
  final Map<String, String> failing = new ConcurrentHashMap<>();

  /** What commands print and leave, by what they are run with. */
  volatile Function<JsonNode, Command> commands = body -> new Command(0, "", "", Map.of());

  private final Map<String, Command> executions = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** A container; its files by their absolute paths. */
  static final class Container {
    final String id;
    final String name;
    final JsonNode configuration;
    final Map<String, String> files = new TreeMap<>();
    boolean running;

    private Container(String id, String name, JsonNode configuration) {
      this.id = id;
      this.name = name;
      this.configuration = configuration;
    }
  }

  /** A network with the addresses of the containers in it. */
  record Network(JsonNode configuration, Map<String, String> addresses) {}

  /** What a command does: its exit code, what it prints, the files it leaves in the container. */
  record Command(int exitCode, String stdout, String stderr, Map<String, String> files) {}

  private record Reply(int status, byte[] body) {

    static Reply json(int status, Object body) {
      return new Reply(status, MuranoJson.mapper().writeValueAsBytes(body));
    }

    static Reply error(int status, String message) {
      return json(status, Map.of("message", message));
    }

    static Reply empty(int status) {
      return new Reply(status, new byte[0]);
    }
  }

  FakeEngine() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String host() {
    return "tcp://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Returns the only container there is. */
  Container container() {
    if (containers.size() != 1) {
      throw new AssertionError("containers: " + containers.keySet());
    }
    return containers.values().iterator().next();
  }

  /** Returns the addresses of a container by network. */
  Map<String, String> addresses(Container container) {
    Map<String, String> addresses = new TreeMap<>();
    networks.forEach(
        (name, network) -> {
          String address = network.addresses().get(container.id);
          if (address != null) {
            addresses.put(name, address);
          }
        });
    return addresses;
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      requests.add(request);
      Reply reply;
      synchronized (this) {
        reply = reply(exchange, request, sent);
      }
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply reply(HttpExchange exchange, String request, byte[] sent) {
    for (Map.Entry<String, String> failure : failing.entrySet()) {
      if (request.startsWith(failure.getKey())) {
        return Reply.error(500, failure.getValue());
      }
    }
    String query = exchange.getRequestURI().getQuery();
    String path = exchange.getRequestURI().getPath();
    boolean archive =
        "application/x-tar".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    JsonNode body =
        sent.length == 0 || archive
            ? MuranoJson.mapper().createObjectNode()
            : MuranoJson.mapper().readTree(sent);
    String argument = query == null ? "" : query.substring(query.indexOf('=') + 1);
    if (path.startsWith("/images/")) {
      return image(exchange.getRequestMethod(), path, argument);
    }
    if (path.startsWith("/exec/")) {
      return execution(path);
    }
    if (path.startsWith("/networks")) {
      return network(exchange.getRequestMethod(), path, body);
    }
    return switch (request) {
      case "GET /containers/json" -> list(query == null ? "" : query);
      case "POST /containers/create" -> create(argument, body);
      default ->
          container(exchange.getRequestMethod(), path, argument, archive ? sent : null, body);
    };
  }

  private Reply image(String method, String path, String argument) {
    if (method.equals("POST")) {
      String message = "manifest unknown";
      if (registry.contains(argument)) {
        images.add(argument);
        message = "Downloaded";
      }
      return new Reply(
          200,
          ("{\"status\":\"Pulling\"}\n{\"error\":\"" + message + "\"}\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    String name = path.substring("/images/".length(), path.length() - "/json".length());
    return images.contains(name)
        ? Reply.json(200, Map.of("Id", name))
        : Reply.error(404, "No such image: " + name);
  }

  private Reply list(String query) {
    Matcher label = LABEL.matcher(query);
    if (!label.find()) {
      return Reply.error(400, "no filter in " + query);
    }
    List<Object> found = new ArrayList<>();
    for (Container container : containers.values()) {
      JsonNode labels = container.configuration.path("Labels");
      if (labels.path(label.group(1)).asString("").equals(label.group(2))) {
        found.add(Map.of("Id", container.id, "Labels", labels));
      }
    }
    return Reply.json(200, found);
  }

  private Reply create(String name, JsonNode body) {
    if (containers.values().stream().anyMatch(container -> container.name.equals(name))) {
      return Reply.error(409, "The name is in use");
    }
    String id = "c" + numbers.incrementAndGet();
    for (Map.Entry<String, JsonNode> endpoint :
        body.at("/NetworkingConfig/EndpointsConfig").properties()) {
      Reply refused = connect(endpoint.getKey(), id, endpoint.getValue());
      if (refused.status() >= 300) {
        return refused;
      }
    }
    containers.put(id, new Container(id, name, body));
    return Reply.json(201, Map.of("Id", id));
  }

  private Reply container(
      String method, String path, String argument, byte @Nullable [] tar, JsonNode body) {
    Matcher parts = CONTAINER.matcher(path);
    Container container = parts.matches() ? containers.get(parts.group(1)) : null;
    if (container == null) {
      return Reply.error(404, "No such container");
    }
    String verb = method + (parts.group(2) == null ? "" : parts.group(2));
    switch (verb) {
      case "GET/json":
        return Reply.json(200, inspected(container));
      case "POST/start":
        boolean already = container.running;
        container.running = true;
        return Reply.empty(already ? 304 : 204);
      case "POST/exec":
        String execution = "e" + numbers.incrementAndGet();
        Command command = commands.apply(body);
        container.files.putAll(command.files());
        executions.put(execution, command);
        return Reply.json(201, Map.of("Id", execution));
      case "PUT/archive":
        unpack(tar == null ? new byte[0] : tar)
            .forEach((file, text) -> container.files.put(argument + "/" + file, text));
        return Reply.empty(200);
      case "GET/archive":
        return new Reply(200, archive(container, argument));
      case "DELETE":
        containers.remove(container.id);
        networks.values().forEach(network -> network.addresses().remove(container.id));
        return Reply.empty(204);
      default:
        return Reply.error(400, "unknown verb " + verb);
    }
  }

  private Map<String, Object> inspected(Container container) {
    Map<String, Object> connected = new TreeMap<>();
    addresses(container)
        .forEach((name, address) -> connected.put(name, Map.of("IPAddress", address)));
    return Map.of(
        "Id", container.id,
        "State", Map.of("Running", container.running),
        "NetworkSettings", Map.of("Networks", connected));
  }

  private static Map<String, String> unpack(byte[] archive) {
    Map<String, String> files = new LinkedHashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static byte[] archive(Container container, String folder) {
    Map<String, ContainerFiles.File> files = new LinkedHashMap<>();
    String parent = folder.substring(0, folder.lastIndexOf('/') + 1);
    container.files.forEach(
        (path, text) -> {
          if (path.startsWith(folder + "/")) {
            files.put(path.substring(parent.length()), new ContainerFiles.File(text, 0600));
          }
        });
    return ContainerFiles.pack(files, 0755);
  }

  private Reply execution(String path) {
    String[] parts = path.split("/", -1);
    Command command = executions.get(parts[2]);
    if (command == null) {
      return Reply.error(404, "No such exec");
    }
    if (parts[3].equals("json")) {
      return Reply.json(200, Map.of("ExitCode", command.exitCode()));
    }
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    frame(frames, 1, command.stdout());
    frame(frames, 2, command.stderr());
    return new Reply(200, frames.toByteArray());
  }

  private static void frame(ByteArrayOutputStream frames, int stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    frames.writeBytes(
        new byte[] {(byte) stream, 0, 0, 0, 0, 0, (byte) (bytes.length >> 8), (byte) bytes.length});
    frames.writeBytes(bytes);
  }

  private Reply network(String method, String path, JsonNode body) {
    if (path.equals("/networks/create")) {
      String name = body.path("Name").asString("");
      if (networks.containsKey(name)) {
        return Reply.error(409, "network with name " + name + " already exists");
      }
      networks.put(name, new Network(body, new TreeMap<>()));
      return Reply.json(201, Map.of("Id", name));
    }
    Matcher parts = NETWORK.matcher(path);
    Network network = parts.matches() ? networks.get(parts.group(1)) : null;
    if (network == null) {
      return Reply.error(404, "network not found");
    }
    String verb = method + (parts.group(2) == null ? "" : parts.group(2));
    switch (verb) {
      case "GET":
        Map<String, Object> present = new TreeMap<>();
        network
            .addresses()
            .forEach((id, address) -> present.put(id, Map.of("IPv4Address", address + "/24")));
        return Reply.json(200, Map.of("Name", parts.group(1), "Containers", present));
      case "POST/connect":
        return connect(
            parts.group(1), body.path("Container").asString(""), body.path("EndpointConfig"));
      case "POST/disconnect":
        network.addresses().remove(body.path("Container").asString(""));
        return Reply.empty(200);
      case "DELETE":
        if (!network.addresses().isEmpty()) {
          return Reply.error(403, "network has active endpoints");
        }
        networks.remove(parts.group(1));
        return Reply.empty(204);
      default:
        return Reply.error(400, "unknown verb " + verb);
    }
  }

  private Reply connect(String name, String container, JsonNode endpoint) {
    Network network = networks.get(name);
    if (network == null) {
      return Reply.error(404, "network " + name + " not found");
    }
    String address = endpoint.at("/IPAMConfig/IPv4Address").asString("");
    if (network.addresses().containsValue(address)) {
      return Reply.error(403, "Address already in use");
    }
    network.addresses().put(container, address);
    return Reply.empty(200);
  }
}
