package io.murano.conductor.muranopl.request;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf an execution runs.
 *
 * @param token identity token; a secret
 * @param projectId project of the caller
 * @param userId the caller
 * @param environmentId environment the task belongs to
 * @param ownerProjectId project that owns the environment
 * @param ownerUserId user who owns the environment
 * @param trustId a trust by which the service user may act for the caller, or null
 */
public record SessionIdentity(
    @Nullable String token,
    @Nullable String projectId,
    @Nullable String userId,
    @Nullable String environmentId,
    @Nullable String ownerProjectId,
    @Nullable String ownerUserId,
    @Nullable String trustId) {

  /** Nobody in particular: for tests and tools. */
  public static final SessionIdentity NONE =
      new SessionIdentity(null, null, null, null, null, null);

  /** Creates an identity without a trust. */
  public SessionIdentity(
      @Nullable String token,
      @Nullable String projectId,
      @Nullable String userId,
      @Nullable String environmentId,
      @Nullable String ownerProjectId,
      @Nullable String ownerUserId) {
    this(token, projectId, userId, environmentId, ownerProjectId, ownerUserId, null);
  }

  /** Returns a text without the token. */
  @Override
  public String toString() {
    return "SessionIdentity[project=%s, user=%s, environment=%s]"
        .formatted(projectId, userId, environmentId);
  }
}
