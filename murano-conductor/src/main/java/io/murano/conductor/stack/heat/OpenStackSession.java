package io.murano.conductor.stack.heat;

import io.murano.common.error.ErrorCode;
import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.StackException;
import io.murano.conductor.stack.heat.CloudHttp.Answer;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Requests to one service of a cloud on somebody's behalf. Keeps a token as long as it is good, and
 * gets another once when the service refuses it. Thread-safe.
 */
final class OpenStackSession {

  private static final String TOKEN_HEADER = "X-Auth-Token";
  private static final int UNAUTHORIZED = 401;

  private final CloudHttp http;
  private final Supplier<KeystoneToken> tokens;
  private final Service service;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable KeystoneToken token;

  OpenStackSession(
      CloudHttp http, Supplier<KeystoneToken> tokens, Service service, InstantSource clock) {
    this.http = http;
    this.tokens = tokens;
    this.service = service;
    this.clock = clock;
  }

  /**
   * Which service is meant.
   *
   * @param type its type in the catalogue
   * @param region region; null for any
   * @param audience which of its addresses
   * @param url address in the place of the catalogue's; null for none
   */
  record Service(String type, @Nullable String region, String audience, @Nullable String url) {

    /** Returns the service in the region of an access. */
    static Service of(
        String type, CloudAccess access, HeatProperties properties, @Nullable String url) {
      String region = access.region().isEmpty() ? properties.region() : access.region();
      return new Service(type, region, properties.endpointInterface(), url);
    }

    String address(KeystoneToken token) {
      String found =
          url != null
              ? url.replace("{project_id}", token.projectId())
              : token
                  .endpoint(type, region, audience)
                  .orElseThrow(
                      () ->
                          new StackException(
                              ErrorCode.NOT_FOUND,
                              "The catalogue of the cloud has no %s address of a service '%s'%s"
                                  .formatted(
                                      audience,
                                      type,
                                      region == null ? "" : " in region '" + region + "'"),
                              null));
      return found.replaceAll("/+$", "");
    }
  }

  /** Sends a request to a path of the service. */
  Answer exchange(HttpMethod method, String path, @Nullable Object body) {
    KeystoneToken first = token(null);
    Answer answer = send(first, method, path, body);
    return answer.status() == UNAUTHORIZED ? send(token(first), method, path, body) : answer;
  }

  private Answer send(KeystoneToken used, HttpMethod method, String path, @Nullable Object body) {
    return http.exchange(
        method,
        service.address(used) + path,
        headers -> headers.set(TOKEN_HEADER, used.id()),
        body);
  }

  /** Returns a good token other than the one that was refused. */
  private KeystoneToken token(@Nullable KeystoneToken refused) {
    lock.lock();
    try {
      KeystoneToken known = token;
      if (known == null || known.equals(refused) || !known.isFreshAt(clock.instant())) {
        known = tokens.get();
        token = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
