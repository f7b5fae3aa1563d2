package io.murano.api.broker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.murano.api.identity.Caller;
import io.murano.api.identity.IdentityProvider;
import io.murano.api.identity.PasswordLogin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Logs platforms in and reuses the token for a while. Passwords are not kept. Thread-safe. */
final class BrokerLogins {

  private static final int MAX_LOGINS = 1000;

  private final PasswordLogin passwords;
  private final IdentityProvider identity;
  private final BrokerProperties properties;
  private final Cache<String, String> tokens;

  BrokerLogins(PasswordLogin passwords, IdentityProvider identity, BrokerProperties properties) {
    this.passwords = passwords;
    this.identity = identity;
    this.properties = properties;
    this.tokens =
        Caffeine.newBuilder()
            .maximumSize(MAX_LOGINS)
            .expireAfterWrite(properties.loginDuration())
            .build();
  }

  /** Returns the platform's user if the password was checked not long ago. */
  Optional<Caller> remembered(String user, String password) {
    String key = digest(user + ':' + password);
    String known = tokens.getIfPresent(key);
    if (known == null) {
      return Optional.empty();
    }
    Optional<Caller> caller = identity.authenticate(known);
    if (caller.isEmpty()) {
      tokens.invalidate(key);
    }
    return caller;
  }

  /** Returns the platform's user; empty when user or password are not accepted. */
  Optional<Caller> logIn(String user, String password) {
    Optional<Caller> caller =
        passwords.logIn(
            new PasswordLogin.Credentials(user, properties.userDomain(), password),
            new PasswordLogin.Place(properties.project(), properties.projectDomain()));
    caller.ifPresent(found -> tokens.put(digest(user + ':' + password), found.token()));
    return caller;
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
