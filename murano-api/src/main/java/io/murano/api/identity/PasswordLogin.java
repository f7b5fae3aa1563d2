package io.murano.api.identity;

import io.murano.common.error.MuranoException;
import java.util.Optional;

/** Gets a token for user and password, for clients that have no token. Thread-safe. */
public interface PasswordLogin {

  /**
   * Logs in.
   *
   * @return the caller with a new token; empty when user, password or project are not accepted
   * @throws MuranoException with {@code UNAVAILABLE} if the identity service cannot be asked
   */
  Optional<Caller> logIn(Credentials credentials, Place place);

  /**
   * Who logs in.
   *
   * @param user name of the user
   * @param domain name of the user's domain
   * @param password password, a secret
   */
  record Credentials(String user, String domain, String password) {

    /** Returns a text without the password. */
    @Override
    public String toString() {
      return "Credentials[%s of %s]".formatted(user, domain);
    }
  }

  /**
   * Where the token is good.
   *
   * @param project name of the project
   * @param domain name of the project's domain
   */
  record Place(String project, String domain) {}
}
