package io.murano.conductor.packages;

import io.murano.common.error.ErrorCode;
import io.murano.common.json.MuranoJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gets tokens of the service user for projects, by the password method of Keystone v3, and keeps
 * them until shortly before they expire. Thread-safe.
 */
final class ServiceUser {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceUser.class);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int CREATED = 201;

  private final CatalogHttp http;
  private final URI identity;
  private final ServiceUserProperties properties;
  private final Clock clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String value, Instant expires) {}

  /**
   * Creates the service user.
   *
   * @param identity root of the identity service, {@code /v3} below it
   */
  ServiceUser(CatalogHttp http, URI identity, ServiceUserProperties properties, Clock clock) {
    this.http = http;
    this.identity = identity;
    this.properties = properties;
    this.clock = clock;
  }

  /** Returns whether there is one. */
  boolean configured() {
    String password = properties.password();
    return password != null && !password.isEmpty();
  }

  /**
   * Returns a token scoped to a project.
   *
   * @throws CatalogException if there is no service user, or it is refused
   */
  String token(String projectId) throws InterruptedException {
    Token known = tokens.get(projectId);
    if (known != null && clock.instant().isBefore(known.expires())) {
      return known.value();
    }
    Token fresh = logIn(projectId);
    tokens.put(projectId, fresh);
    return fresh.value();
  }

  /** Forgets a token that was refused. */
  void forget(String projectId, String refused) {
    tokens.computeIfPresent(projectId, (id, token) -> token.value().equals(refused) ? null : token);
  }

  private Token logIn(String projectId) throws InterruptedException {
    if (!configured()) {
      throw refused("The token of the task is no longer valid, and there is no service user");
    }
    HttpRequest request =
        http.request(URI.create(trimmed(identity) + "/v3/auth/tokens"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(credentials(projectId).toString()))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    String value = response.headers().firstValue("X-Subject-Token").orElse("");
    if (response.statusCode() != CREATED || value.isEmpty()) {
      throw refused(
          "The service user %s is refused in project %s: the identity service answers %d"
              .formatted(properties.name(), projectId, response.statusCode()));
    }
    LOG.debug("The service user has logged in to project {}", projectId);
    return new Token(value, expiry(response.body()).minus(MARGIN));
  }

  private ObjectNode credentials(String projectId) {
    ObjectNode document = MuranoJson.mapper().createObjectNode();
    ObjectNode auth = document.putObject("auth");
    ObjectNode method = auth.putObject("identity");
    method.putArray("methods").add("password");
    ObjectNode user = method.putObject("password").putObject("user");
    user.put("name", properties.name());
    user.putObject("domain").put("name", properties.domain());
    user.put("password", properties.password());
    auth.putObject("scope").putObject("project").put("id", projectId);
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

  private static CatalogException refused(String message) {
    return new CatalogException(ErrorCode.UNAUTHENTICATED, message, null);
  }
}
