package io.murano.conductor.identity;

import io.murano.common.error.ErrorCode;
import io.murano.common.json.MuranoJson;
import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.http.RetryingHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the identity service (Keystone v3) about users and projects. Thread-safe. */
public final class UserDirectory {

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final RetryingHttp http;
  private final String root;

  /** What can be asked for. */
  public enum Kind {
    /** A user. */
    USER,
    /** A project. */
    PROJECT,
    /** A domain. */
    DOMAIN;

    String member() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return member();
    }
  }

  /**
   * Creates the directory.
   *
   * @param identity root of the identity service, {@code /v3} below it
   */
  public UserDirectory(RetryingHttp http, URI identity) {
    this.http = http;
    this.root = identity.toString().replaceAll("(/v3)?/*$", "") + "/v3/";
  }

  /**
   * Returns what is known; empty if the service does not know it or may not tell.
   *
   * @throws RemoteServiceException if the service cannot be asked
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<DirectoryEntry> find(Kind kind, String id, Tokens tokens)
      throws InterruptedException {
    AuthenticatedRequests requests = new AuthenticatedRequests(http, tokens);
    JsonNode found = get(kind, id, requests);
    if (found == null) {
      return Optional.empty();
    }
    String domainId = found.path("domain_id").asString("default");
    return Optional.of(
        new DirectoryEntry(
            found.path("name").asString(id), domainName(domainId, requests), attributes(found)));
  }

  private String domainName(String id, AuthenticatedRequests requests) throws InterruptedException {
    if (id.equals("default")) {
      return "Default";
    }
    JsonNode domain = get(Kind.DOMAIN, id, requests);
    return domain == null ? id : domain.path("name").asString(id);
  }

  private static Map<String, @Nullable Object> attributes(JsonNode entry) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    entry
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isString()) {
                attributes.put(member.getKey(), member.getValue().stringValue());
              }
            });
    attributes.keySet().removeAll(java.util.Set.of("id", "name", "domain_id"));
    return attributes;
  }

  private @Nullable JsonNode get(Kind kind, String id, AuthenticatedRequests requests)
      throws InterruptedException {
    String place = kind.member() + "s/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    HttpResponse<String> response =
        requests.get(URI.create(root + place), HttpResponse.BodyHandlers.ofString());
    return switch (response.statusCode()) {
      case OK -> read(response.body(), kind);
      case FORBIDDEN, NOT_FOUND -> null;
      default ->
          throw new RemoteServiceException(
              ErrorCode.UNAVAILABLE,
              "The identity service at %s answers %d to a question for %s %s"
                  .formatted(root, response.statusCode(), kind, id),
              null);
    };
  }

  private JsonNode read(String body, Kind kind) {
    try {
      return MuranoJson.mapper().readTree(body).path(kind.member());
    } catch (JacksonException e) {
      throw new RemoteServiceException(
          ErrorCode.UNAVAILABLE, "The identity service at %s answers no JSON".formatted(root), e);
    }
  }
}
