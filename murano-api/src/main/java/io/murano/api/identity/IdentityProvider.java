package io.murano.api.identity;

import java.util.Optional;

/** Turns tokens into callers. Implementations are thread-safe. */
public interface IdentityProvider {

  /**
   * Returns the caller a token stands for; empty when the token is unknown, malformed, expired or
   * revoked.
   *
   * @throws io.murano.common.error.MuranoException with {@code UNAVAILABLE} if the identity service
   *     cannot be asked
   */
  Optional<Caller> authenticate(String token);

  /**
   * Returns where clients get a token, for the {@code WWW-Authenticate} header.
   *
   * @param baseUrl scheme, host and port under which the client reached this api
   */
  String authenticateUri(String baseUrl);
}
