package io.murano.conductor.stack.heat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token with the catalogue of services that came with it.
 *
 * @param id the token, a secret
 * @param expires when it becomes invalid
 * @param projectId project it is for
 * @param endpoints addresses of services
 */
record KeystoneToken(String id, Instant expires, String projectId, List<Endpoint> endpoints) {

  /** Time before its end from which a token is not used any more. */
  private static final int MARGIN_SECONDS = 60;

  KeystoneToken {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * An address of a service.
   *
   * @param service type of the service
   * @param region region it serves
   * @param audience whom it is for: {@code public}, {@code internal} or {@code admin}
   * @param url the address
   */
  record Endpoint(String service, String region, String audience, String url) {}

  boolean isFreshAt(Instant now) {
    return now.plusSeconds(MARGIN_SECONDS).isBefore(expires);
  }

  /** Returns the address of a service; any region's if none is named. */
  Optional<String> endpoint(String service, @Nullable String region, String audience) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.service().equals(service))
        .filter(endpoint -> endpoint.audience().equals(audience))
        .filter(endpoint -> region == null || endpoint.region().equals(region))
        .map(Endpoint::url)
        .findFirst();
  }

  /** Returns a text without the token. */
  @Override
  public String toString() {
    return "KeystoneToken[project=%s, expires=%s]".formatted(projectId, expires);
  }
}
