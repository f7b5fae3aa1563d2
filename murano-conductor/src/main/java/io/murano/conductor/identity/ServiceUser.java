package io.murano.conductor.identity;

import io.murano.common.error.ErrorCode;
import io.murano.common.json.MuranoJson;
import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.http.RetryingHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gets tokens of the service user for projects or trusts, by the password method of Keystone v3,
 * and keeps them until shortly before they expire. Thread-safe.
 */
public final class ServiceUser {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceUser.class);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int CREATED = 201;

  private final RetryingHttp http;
  private final URI identity;
  private final ServiceUserProperties properties;
  private final Clock clock;
  private final Map<Scope, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String value, Instant expires) {}

  /** Where the service user acts. */
  public sealed interface Scope {

    /** Writes the member {@code scope} of a request. */
    void write(ObjectNode scope);
  }

  /**
   * A project in which the service user has rights of its own.
   *
   * @param id id of the project
   */
  public record Project(String id) implements Scope {
    @Override
    public void write(ObjectNode scope) {
      scope.putObject("project").put("id", id);
    }

    @Override
    public String toString() {
      return "project " + id;
    }
  }

  /**
   * The trustor's project, on the trustor's behalf.
   *
   * @param id id of the trust
   */
  public record Trust(String id) implements Scope {
    @Override
    public void write(ObjectNode scope) {
      scope.putObject("OS-TRUST:trust").put("id", id);
    }

    @Override
    public String toString() {
      return "trust " + id;
    }
  }

  /**
   * Creates the service user.
   *
   * @param identity root of the identity service, {@code /v3} below it
   */
  public ServiceUser(
      RetryingHttp http, URI identity, ServiceUserProperties properties, Clock clock) {
    this.http = http;
    this.identity = identity;
    this.properties = properties;
    this.clock = clock;
  }

  /** Returns whether there is one. */
  public boolean configured() {
    String password = properties.password();
    return password != null && !password.isEmpty();
  }

  /**
   * Returns a token with a scope.
   *
   * @throws RemoteServiceException if there is no service user, or it is refused
   */
  public String token(Scope scope) throws InterruptedException {
    Token known = tokens.get(scope);
    if (known != null && clock.instant().isBefore(known.expires())) {
      return known.value();
    }
    Token fresh = logIn(scope);
    tokens.put(scope, fresh);
    return fresh.value();
  }

  /**
   * Returns where the service user works for a project.
   *
   * @param trustId a trust to work under; null if it has rights of its own in the project
   */
  public static Scope scope(String projectId, @Nullable String trustId) {
    return trustId == null ? new Project(projectId) : new Trust(trustId);
  }

  /** Forgets a token that was refused. */
  public void forget(Scope scope, String refused) {
    tokens.computeIfPresent(scope, (key, token) -> token.value().equals(refused) ? null : token);
  }

  private Token logIn(Scope scope) throws InterruptedException {
    if (!configured()) {
      throw refused("The token of the task is no longer valid, and there is no service user");
    }
    HttpRequest request =
        http.request(URI.create(trimmed(identity) + "/v3/auth/tokens"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(credentials(scope).toString()))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    String value = response.headers().firstValue("X-Subject-Token").orElse("");
    if (response.statusCode() != CREATED || value.isEmpty()) {
      throw refused(
          "The service user %s is refused with %s: the identity service answers %d"
              .formatted(properties.name(), scope, response.statusCode()));
    }
    LOG.debug("The service user has logged in with {}", scope);
    return new Token(value, expiry(response.body()).minus(MARGIN));
  }

  private ObjectNode credentials(Scope scope) {
    ObjectNode document = MuranoJson.mapper().createObjectNode();
    ObjectNode auth = document.putObject("auth");
    ObjectNode method = auth.putObject("identity");
    method.putArray("methods").add("password");
    ObjectNode user = method.putObject("password").putObject("user");
    user.put("name", properties.name());
    user.putObject("domain").put("name", properties.domain());
    user.put("password", properties.password());
    scope.write(auth.putObject("scope"));
    return document;
  }

  private Instant expiry(String body) {
    JsonNode expires = MuranoJson.mapper().readTree(body).path("token").path("expires_at");
    try {
      return Instant.parse(expires.asString(""));
    } catch (DateTimeParseException e) {
      return clock.instant().plus(MARGIN.multipliedBy(2));
    }
  }

  private static String trimmed(URI uri) {
    return uri.toString().replaceAll("(/v3)?/*$", "");
  }

  private static RemoteServiceException refused(String message) {
    return new RemoteServiceException(ErrorCode.UNAUTHENTICATED, message, null);
  }
}
