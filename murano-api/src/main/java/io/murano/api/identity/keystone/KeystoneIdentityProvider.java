package io.murano.api.identity.keystone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.murano.api.identity.Caller;
import io.murano.api.identity.IdentityProvider;
import io.murano.api.identity.PasswordLogin;
import io.murano.api.identity.TrustProvider;
import io.murano.common.error.MuranoException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Validates tokens with Keystone and remembers the answers, also the refusals, for a short time and
 * never beyond the token's own end. Thread-safe; a token is asked for once at a time.
 */
final class KeystoneIdentityProvider implements IdentityProvider, PasswordLogin, TrustProvider {

  private static final Logger log = LoggerFactory.getLogger(KeystoneIdentityProvider.class);

  private final KeystoneClient keystone;
  private final KeystoneProperties properties;
  private final String adminRole;
  private final Clock clock;
  private final Cache<String, Optional<KeystoneToken>> known;

  KeystoneIdentityProvider(
      KeystoneClient keystone,
      KeystoneProperties properties,
      String adminRole,
      Clock clock,
      Ticker ticker) {
    this.keystone = keystone;
    this.properties = properties;
    this.adminRole = adminRole;
    this.clock = clock;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(properties.cacheSize())
            .ticker(ticker)
            .expireAfter(
                Expiry.creating((String key, Optional<KeystoneToken> token) -> life(token)))
            .build();
  }

  @Override
  public Optional<Caller> authenticate(String token) {
    return resolve(token).map(known -> caller(known, token));
  }

  @Override
  public String authenticateUri(String baseUrl) {
    return properties.authUrl().toString();
  }

  @Override
  public Optional<Caller> logIn(Credentials credentials, Place place) {
    return keystone.logIn(credentials, place).flatMap(this::authenticate);
  }

  @Override
  public Optional<String> createTrust(Caller caller) {
    if (!properties.trusts() || caller.projectId() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(keystone.createTrust(caller));
    } catch (MuranoException e) {
      log.warn(
          "No trust for user {}, the run has to do with the token: {}",
          caller.userId(),
          e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void deleteTrust(String trustId) {
    try {
      keystone.deleteTrust(trustId);
      log.info("Trust {} deleted", trustId);
    } catch (MuranoException e) {
      log.warn("Trust {} is not needed any more, but stays: {}", trustId, e.getMessage());
    }
  }

  private Optional<KeystoneToken> resolve(String token) {
    Optional<KeystoneToken> answer = known.get(digest(token), key -> keystone.validate(token));
    return answer == null
        ? Optional.empty()
        : answer.filter(valid -> clock.instant().isBefore(valid.expires()));
  }

  private Duration life(Optional<KeystoneToken> token) {
    Duration limit = properties.cacheDuration();
    return token
        .map(valid -> Duration.between(clock.instant(), valid.expires()))
        .filter(left -> left.compareTo(limit) < 0)
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .orElse(limit);
  }

  private Caller caller(KeystoneToken token, String text) {
    return new Caller(
        token.userId(),
        token.projectId(),
        token.roles(),
        token.roles().contains(adminRole),
        token.serviceTypes(),
        text);
  }

  /** Tokens are not kept in memory longer than a request: the cache knows their digests. */
  private static String digest(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
