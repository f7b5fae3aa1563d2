package io.murano.api.identity.local;

import io.murano.api.http.Ids;
import io.murano.api.identity.Caller;
import io.murano.api.identity.IdentityProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Issues and checks the tokens of configured users. Thread-safe. */
final class LocalIdentityProvider implements IdentityProvider {

  /** What the local providers of the conductor simulate, beside what this api serves itself. */
  private static final Set<String> SERVICE_TYPES =
      Set.of("identity", "application-catalog", "network", "orchestration", "compute");

  private final LocalDirectory directory;
  private final LocalIdentityProperties properties;
  private final TokenCodec codec;
  private final RevokedTokens revoked;
  private final String adminRole;
  private final Clock clock;

  LocalIdentityProvider(
      LocalDirectory directory,
      LocalIdentityProperties properties,
      TokenStore tokens,
      String adminRole,
      Clock clock) {
    this.directory = directory;
    this.properties = properties;
    this.codec = tokens.codec();
    this.revoked = tokens.revoked();
    this.adminRole = adminRole;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> authenticate(String token) {
    return resolve(token).map(scope -> caller(scope, token));
  }

  @Override
  public String authenticateUri(String baseUrl) {
    return baseUrl + "/v3";
  }

  /** Returns user, project and roles behind a token text; empty when the token does not hold. */
  Optional<TokenScope> resolve(String text) {
    return codec
        .decode(text)
        .filter(token -> !token.isExpired(clock.instant()) && !revoked.contains(token))
        .flatMap(this::scope);
  }

  /**
   * Issues a token.
   *
   * @param expires when it ends at the latest, or null for the configured life-time
   */
  Issued issue(
      LocalDirectory.User user,
      LocalDirectory.@Nullable Project project,
      List<String> methods,
      @Nullable Instant expires) {
    Instant now = clock.instant();
    Instant end = expires == null ? now.plus(properties.tokenLifetime()) : expires;
    LocalToken token =
        new LocalToken(
            Ids.next(),
            user.id(),
            project == null ? null : project.id(),
            methods,
            now.getEpochSecond(),
            end.getEpochSecond());
    return new Issued(codec.encode(token), scope(token).orElseThrow());
  }

  void revoke(LocalToken token) {
    revoked.add(token);
  }

  boolean isAdmin(TokenScope scope) {
    return scope.roles().contains(adminRole);
  }

  private Optional<TokenScope> scope(LocalToken token) {
    LocalDirectory.User user = directory.userById(token.userId()).orElse(null);
    if (user == null) {
      return Optional.empty();
    }
    if (token.projectId() == null) {
      return Optional.of(new TokenScope(token, user, null, Set.of()));
    }
    return directory
        .projectById(token.projectId())
        .map(project -> new TokenScope(token, user, project, directory.roles(user, project)))
        .filter(scope -> !scope.roles().isEmpty());
  }

  private Caller caller(TokenScope scope, String text) {
    LocalDirectory.Project project = scope.project();
    return new Caller(
        scope.user().id(),
        project == null ? null : project.id(),
        scope.roles(),
        isAdmin(scope),
        SERVICE_TYPES,
        text);
  }

  /** The two things a token check needs. */
  record TokenStore(TokenCodec codec, RevokedTokens revoked) {}

  /** Who a valid token stands for. */
  record TokenScope(
      LocalToken token,
      LocalDirectory.User user,
      LocalDirectory.@Nullable Project project,
      Set<String> roles) {}

  /** A new token; the text is a secret. */
  record Issued(String text, TokenScope scope) {

    @Override
    public String toString() {
      return "Issued[%s]".formatted(scope);
    }
  }
}
