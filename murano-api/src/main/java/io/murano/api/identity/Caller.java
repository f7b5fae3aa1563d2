package io.murano.api.identity;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identity behind a request. Controllers take it as a parameter.
 *
 * @param userId user
 * @param projectId project the token is scoped to, or null for a token without project, which owns
 *     nothing
 * @param roles names of the roles in that project
 * @param isAdmin whether the roles include the configured admin role
 * @param serviceTypes types of the services in the token's catalogue
 * @param token the token itself; a secret
 * @param trustId a trust made for what the caller asks now, or null
 */
public record Caller(
    String userId,
    @Nullable String projectId,
    Set<String> roles,
    boolean isAdmin,
    Set<String> serviceTypes,
    String token,
    @Nullable String trustId) {

  /** Copies the sets. */
  public Caller {
    Objects.requireNonNull(userId, "userId");
    roles = Set.copyOf(roles);
    serviceTypes = Set.copyOf(serviceTypes);
    Objects.requireNonNull(token, "token");
  }

  /** Creates a caller without a trust. */
  public Caller(
      String userId,
      @Nullable String projectId,
      Set<String> roles,
      boolean isAdmin,
      Set<String> serviceTypes,
      String token) {
    this(userId, projectId, roles, isAdmin, serviceTypes, token, null);
  }

  /** Returns the caller with a trust. */
  public Caller withTrust(String newTrustId) {
    return new Caller(userId, projectId, roles, isAdmin, serviceTypes, token, newTrustId);
  }

  /** Returns whether something that belongs to the given project belongs to the caller. */
  public boolean owns(String ownerProjectId) {
    return ownerProjectId.equals(projectId);
  }

  /** Returns a text without the token. */
  @Override
  public String toString() {
    return "Caller[user=%s, project=%s, roles=%s]".formatted(userId, projectId, roles);
  }
}
