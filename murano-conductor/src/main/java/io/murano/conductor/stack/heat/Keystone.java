package io.murano.conductor.stack.heat;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.StackException;
import io.murano.conductor.stack.heat.CloudHttp.Answer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * Gets tokens from Keystone v3: by a trust, by the user's token, or as the service user. Where one
 * is no longer good — tokens expire, trusts end with the trustor's rights — the other is tried.
 * Thread-safe; remembers nothing.
 */
final class Keystone {

  private static final String TOKEN_HEADER = "X-Subject-Token";

  private final CloudHttp http;
  private final HeatProperties properties;

  Keystone(CloudHttp http, HeatProperties properties) {
    this.http = http;
    this.properties = properties;
  }

  /**
   * Returns a token for work that may outlive the user's own: of the trust if there is one.
   *
   * @throws StackException if Keystone gives none
   */
  KeystoneToken lasting(CloudAccess access) {
    String trust = access.trustId();
    if (trust == null) {
      return byToken(access);
    }
    return access.token() == null
        ? byTrust(trust)
        : firstOf(() -> byTrust(trust), () -> byToken(access));
  }

  /**
   * Returns a token by the user's own, or the service user's where the access has none.
   *
   * @throws StackException if Keystone gives none
   */
  KeystoneToken personal(CloudAccess access) {
    String trust = access.trustId();
    return trust == null || access.token() == null
        ? byToken(access)
        : firstOf(() -> byToken(access), () -> byTrust(trust));
  }

  private static KeystoneToken firstOf(
      Supplier<KeystoneToken> first, Supplier<KeystoneToken> second) {
    try {
      return first.get();
    } catch (StackException refused) {
      if (refused.code() != ErrorCode.UNAUTHENTICATED) {
        throw refused;
      }
      try {
        return second.get();
      } catch (StackException e) {
        refused.addSuppressed(e);
        throw refused;
      }
    }
  }

  private KeystoneToken byTrust(String trust) {
    return request(serviceUser(), Map.of("OS-TRUST:trust", Map.of("id", trust)));
  }

  private KeystoneToken byToken(CloudAccess access) {
    String token = access.token();
    Map<String, Object> identity =
        token == null
            ? serviceUser()
            : Map.of("methods", List.of("token"), "token", Map.of("id", token));
    return request(identity, Map.of("project", Map.of("id", access.projectId())));
  }

  private Map<String, Object> serviceUser() {
    String username = properties.username();
    String password = properties.password();
    if (username == null || password == null) {
      throw new StackException(
          ErrorCode.UNAUTHENTICATED,
          "There is no token of a user, and no service user is configured: set"
              + " murano.conductor.provider.heat.username and .password",
          null);
    }
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("name", username);
    user.put("password", password);
    user.put("domain", Map.of("name", properties.userDomain()));
    return Map.of("methods", List.of("password"), "password", Map.of("user", user));
  }

  private KeystoneToken request(Map<String, Object> identity, Map<String, Object> scope) {
    Map<String, Object> auth = Map.of("auth", Map.of("identity", identity, "scope", scope));
    String url = root() + "/auth/tokens";
    Answer answer = http.exchange(HttpMethod.POST, url, headers -> {}, auth);
    String id = answer.headers().getFirst(TOKEN_HEADER);
    if (answer.status() == 401 || answer.status() == 403) {
      throw new StackException(
          ErrorCode.UNAUTHENTICATED,
          "Keystone does not accept the credentials of the task: " + answer.message(),
          null);
    }
    if (!answer.ok() || id == null) {
      throw new StackException(
          "Keystone at %s gives no token: %s".formatted(root(), answer.message()));
    }
    return token(id, answer.body().path("token"));
  }

  private String root() {
    String url = properties.authUrl().replaceAll("/+$", "");
    if (url.isEmpty()) {
      throw new StackException(
          ErrorCode.INVALID_INPUT,
          "Keystone's address is not configured: set murano.conductor.provider.heat.auth-url",
          null);
    }
    return url.endsWith("/v3") ? url : url.replaceAll("/v2\\.0$", "") + "/v3";
  }

  private static KeystoneToken token(String id, JsonNode body) {
    List<KeystoneToken.Endpoint> endpoints = new ArrayList<>();
    for (JsonNode service : body.path("catalog")) {
      for (JsonNode endpoint : service.path("endpoints")) {
        String region = endpoint.path("region_id").asString(endpoint.path("region").asString(""));
        endpoints.add(
            new KeystoneToken.Endpoint(
                service.path("type").asString(""),
                region,
                endpoint.path("interface").asString(""),
                endpoint.path("url").asString("")));
      }
    }
    return new KeystoneToken(
        id,
        expiry(body.path("expires_at").asString("")),
        body.at("/project/id").asString(""),
        endpoints);
  }

  private static Instant expiry(@Nullable String text) {
    try {
      return Instant.parse(Objects.requireNonNullElse(text, ""));
    } catch (DateTimeParseException e) {
      throw new StackException(
          "Keystone gives a token whose end '%s' cannot be read".formatted(text), e);
    }
  }
}
