package io.murano.api.identity.local;

import io.murano.api.error.ApiException;
import io.murano.api.identity.Caller;
import io.murano.api.identity.IdentityProvider;
import io.murano.api.identity.PasswordLogin;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Logs configured users in. */
final class LocalPasswordLogin implements PasswordLogin {

  private final Login login;
  private final IdentityProvider identity;

  LocalPasswordLogin(Login login, IdentityProvider identity) {
    this.login = login;
    this.identity = identity;
  }

  @Override
  public Optional<Caller> logIn(Credentials credentials, Place place) {
    TokenRequest.Password password =
        new TokenRequest.Password(
            null, credentials.user(), isOurs(credentials.domain()), credentials.password());
    TokenRequest.Scope scope =
        new TokenRequest.Scope(null, place.project(), isOurs(place.domain()));
    try {
      String token =
          login.login(new TokenRequest(List.of("password"), password, null, scope)).text();
      return identity.authenticate(token);
    } catch (ApiException e) {
      if (e.status() == HttpStatus.UNAUTHORIZED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isOurs(String domain) {
    return domain.equalsIgnoreCase(LocalDirectory.DOMAIN_NAME);
  }
}
