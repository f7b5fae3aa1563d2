package io.murano.api.identity.local;

import io.murano.api.error.ApiException;
import io.murano.api.identity.local.LocalDirectory.Project;
import io.murano.api.identity.local.LocalDirectory.User;
import io.murano.api.identity.local.LocalIdentityProvider.Issued;
import io.murano.api.identity.local.LocalIdentityProvider.TokenScope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Decides about a log-in. Every refusal is the same 401: it does not tell what was wrong. */
final class Login {

  private static final Logger log = LoggerFactory.getLogger(Login.class);

  private final LocalDirectory directory;
  private final LocalIdentityProvider identity;
  private final PasswordEncoder passwordEncoder;

  Login(LocalDirectory directory, LocalIdentityProvider identity, PasswordEncoder passwordEncoder) {
    this.directory = directory;
    this.identity = identity;
    this.passwordEncoder = passwordEncoder;
  }

  Issued login(TokenRequest request) {
    TokenScope earlier = request.token() == null ? null : checkToken(request.token());
    User user = request.password() == null ? null : checkPassword(request.password());
    if (user == null && earlier != null) {
      user = earlier.user();
    }
    if (user == null || (earlier != null && !earlier.user().equals(user))) {
      throw refused();
    }
    Instant expires = earlier == null ? null : earlier.token().expires();
    Issued issued =
        identity.issue(user, project(user, request.scope()), request.methods(), expires);
    log.debug("Issued token for user {} in project {}", user.name(), issued.scope().project());
    return issued;
  }

  private TokenScope checkToken(String token) {
    return identity.resolve(token).orElseThrow(Login::refused);
  }

  private User checkPassword(TokenRequest.Password password) {
    Optional<User> user = Optional.empty();
    if (password.ourDomain() && password.id() != null) {
      user = directory.userById(password.id());
    } else if (password.ourDomain() && password.name() != null) {
      user = directory.userByName(password.name());
    }
    return user.filter(
            found -> passwordEncoder.matches(password.password(), found.encodedPassword()))
        .orElseThrow(
            () -> {
              log.info("Refused log-in of user {}", password);
              return refused();
            });
  }

  private @Nullable Project project(User user, TokenRequest.@Nullable Scope scope) {
    if (scope == null) {
      return Optional.ofNullable(user.defaultProjectId())
          .flatMap(directory::projectById)
          .filter(project -> !directory.roles(user, project).isEmpty())
          .orElse(null);
    }
    if (scope.isUnscoped()) {
      return null;
    }
    Optional<Project> project =
        scope.projectId() != null
            ? directory.projectById(scope.projectId())
            : Optional.ofNullable(scope.projectName()).flatMap(directory::projectByName);
    return project
        .filter(found -> scope.ourDomain() && !directory.roles(user, found).isEmpty())
        .orElseThrow(Login::refused);
  }

  private static ApiException refused() {
    return ApiException.unauthorized("User, password, token or project scope is not accepted");
  }
}
