package io.murano.e2e.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the REST api that has logged in as one user of one project. Calls throw {@link
 * UnexpectedStatusException} when the api refuses them. Thread-safe.
 */
public final class MuranoClient {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SESSION = "X-Configuration-Session";
  private static final String BOUNDARY = "murano-e2e-5d2f9b";
  private static final Set<String> BUSY = Set.of("deploying", "deleting");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI base;
  private final String token;

  private MuranoClient(HttpClient http, URI base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** Logs in at the identity endpoint of an api and returns a client of that api. */
  public static MuranoClient login(URI base, String user, String password, String project) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    Map<String, Object> domain = Map.of("id", "default");
    Map<String, Object> identity =
        Map.of(
            "methods",
            List.of("password"),
            "password",
            Map.of("user", Map.of("name", user, "password", password, "domain", domain)));
    Map<String, Object> scope = Map.of("project", Map.of("name", project, "domain", domain));
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/v3/auth/tokens"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(
                        Map.of("auth", Map.of("identity", identity, "scope", scope)))))
            .build();
    HttpResponse<String> response = send(http, request);
    String token = response.headers().firstValue("X-Subject-Token").orElseThrow();
    return new MuranoClient(http, base, token);
  }

  /** Returns a client with the same token that talks to another instance of the api. */
  public MuranoClient at(URI otherBase) {
    return new MuranoClient(http, otherBase, token);
  }

  /** Creates an environment; returns its id. */
  public String createEnvironment(String name) {
    return post("/v1/environments", Map.of("name", name)).path("id").asString();
  }

  /** Returns an environment. */
  public JsonNode environment(String environment) {
    return get("/v1/environments/" + environment);
  }

  /** Returns the state of an environment, or "deleted" when it does not exist any more. */
  public String status(String environment) {
    try {
      return environment(environment).path("status").asString();
    } catch (UnexpectedStatusException e) {
      if (e.status() == 404) {
        return "deleted";
      }
      throw e;
    }
  }

  /** Opens a session; returns its id. */
  public String openSession(String environment) {
    return post("/v1/environments/" + environment + "/configure", null).path("id").asString();
  }

  /** Adds an application to the draft of a session. */
  public void addApplication(String environment, String session, Object application) {
    send(
        request("/v1/environments/" + environment + "/services")
            .header(SESSION, session)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(application))));
  }

  /** Deploys a session; returns the id of the deployment. */
  public String deploy(String environment, String session) {
    post("/v1/environments/" + environment + "/sessions/" + session + "/deploy", null);
    return latestDeployment(environment).path("id").asString();
  }

  /** Opens a session, adds an application, deploys; returns the id of the deployment. */
  public String deployApplication(String environment, Object application) {
    String session = openSession(environment);
    addApplication(environment, session, application);
    return deploy(environment, session);
  }

  /** Returns the newest deployment of an environment. */
  public JsonNode latestDeployment(String environment) {
    return get("/v1/environments/" + environment + "/deployments").path("deployments").path(0);
  }

  /** Returns the reports of a deployment, the oldest first. */
  public List<JsonNode> reports(String environment, String deployment) {
    JsonNode reports = get("/v1/environments/" + environment + "/deployments/" + deployment);
    return reports.path("reports").values().stream().toList();
  }

  /** Follows the reports of a deployment as they are stored, until its result. */
  public EventStream events(String environment, String deployment) {
    return events(environment, deployment, null);
  }

  /** Follows the reports of a deployment after the event with the given id. */
  public EventStream events(String environment, String deployment, @Nullable String lastEventId) {
    return stream(
        "/v1/environments/" + environment + "/deployments/" + deployment + "/events", lastEventId);
  }

  /** Follows the states and reports of an environment, from its present state on. */
  public EventStream environmentEvents(String environment) {
    return stream("/v1/environments/" + environment + "/events", null);
  }

  private EventStream stream(String path, @Nullable String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("X-Auth-Token", token)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        throw new UnexpectedStatusException(request.build(), response.statusCode(), body);
      }
      return new EventStream(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + base, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Calls an action of a deployed object; returns the id of the deployment that runs it. */
  public String callAction(String environment, String action, Object arguments) {
    return post("/v1/environments/" + environment + "/actions/" + action, arguments)
        .path("task_id")
        .asString();
  }

  /** Begins to delete an environment. */
  public void deleteEnvironment(String environment) {
    send(request("/v1/environments/" + environment).DELETE());
  }

  /**
   * Waits until an environment is neither being deployed nor deleted; returns its state then.
   *
   * @throws IllegalStateException if it takes longer than the limit; the message has the reports
   */
  public String awaitIdle(String environment, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    String status = status(environment);
    while (BUSY.contains(status)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "environment %s is %s after %s%s"
                .formatted(environment, status, limit, progress(environment)));
      }
      pause();
      status = status(environment);
    }
    return status;
  }

  /** Returns the reports of the newest deployment as text, for messages of failed tests. */
  public String progress(String environment) {
    JsonNode deployment = latestDeployment(environment);
    StringBuilder text = new StringBuilder("; reports:");
    for (JsonNode report : reports(environment, deployment.path("id").asString())) {
      text.append("\n  %-7s %s".formatted(report.path("level").asString(), report.path("text")));
    }
    return text.append("\n  result  ").append(deployment.path("result")).toString();
  }

  /** Uploads a package that only this project sees; returns its id. */
  public String uploadPackage(PackageArchive archive) {
    return uploadPackage(archive, false);
  }

  /** Uploads a package; making it public takes an administrator. Returns its id. */
  public String uploadPackage(PackageArchive archive, boolean isPublic) {
    HttpRequest.Builder request =
        request("/v1/catalog/packages")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                BodyPublishers.concat(
                    part(
                        "__metadata__", "", JSON.writeValueAsString(Map.of("is_public", isPublic))),
                    BodyPublishers.ofString(header("file", "; filename=\"package.zip\"")),
                    BodyPublishers.ofByteArray(archive.zip()),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")));
    return JSON.readTree(send(request)).path("id").asString();
  }

  /** Uploads a package of the test resources, unless the catalogue has one of its name. */
  public void uploadIfAbsent(String fullName) {
    if (get("/v1/catalog/packages?fqn=" + fullName).path("packages").isEmpty()) {
      uploadPackage(PackageArchive.ofTests(fullName));
    }
  }

  private static HttpRequest.BodyPublisher part(String name, String more, String body) {
    return BodyPublishers.ofString(header(name, more) + body + "\r\n");
  }

  private static String header(String name, String more) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
        .formatted(BOUNDARY, name, more);
  }

  /** Deletes a package from the catalogue. */
  public void deletePackage(String id) {
    send(request("/v1/catalog/packages/" + id).DELETE());
  }

  /** Sends a GET; returns the JSON answer. */
  public JsonNode get(String path) {
    return parse(send(request(path).GET()));
  }

  /** Sends a POST with a body, if it is not null; returns the JSON answer. */
  public JsonNode post(String path, @Nullable Object body) {
    HttpRequest.Builder request = request(path);
    if (body == null) {
      request.POST(BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }
    return parse(send(request));
  }

  /** Begins a request with this client's token; for calls that have no method here. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("X-Auth-Token", token)
        .header("Accept", "application/json");
  }

  /** Sends a request; returns the body of the answer. */
  public String send(HttpRequest.Builder request) {
    return send(http, request.build()).body();
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new UnexpectedStatusException(request, response.statusCode(), response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no answer to %s %s".formatted(request.method(), request.uri()), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static JsonNode parse(String body) {
    return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for the api", e);
  }

  /** The api answered with a status of 300 or above. */
  public static final class UnexpectedStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    UnexpectedStatusException(HttpRequest request, int status, String body) {
      super("%s %s: %d %s".formatted(request.method(), request.uri().getPath(), status, body));
      this.status = status;
    }

    /** Status code of the answer. */
    public int status() {
      return status;
    }
  }
}
