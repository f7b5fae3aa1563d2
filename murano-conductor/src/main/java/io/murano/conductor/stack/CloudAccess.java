package io.murano.conductor.stack;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf, and where, a cloud is used.
 *
 * @param region name of the region; empty for the unnamed home region
 * @param projectId the project that owns what is created
 * @param userId the user who started the task
 * @param token the user's identity token, a secret; null where the provider needs none
 * @param trustId a trust by which the service user may act for the user, for work that outlives the
 *     token; null for none
 */
public record CloudAccess(
    String region,
    String projectId,
    String userId,
    @Nullable String token,
    @Nullable String trustId) {

  /** Checks that the members every provider relies on are present. */
  public CloudAccess {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(userId, "userId");
  }

  /** Describes access without a trust. */
  public CloudAccess(String region, String projectId, String userId, @Nullable String token) {
    this(region, projectId, userId, token, null);
  }

  /** Returns a text without the token. */
  @Override
  public String toString() {
    return "CloudAccess[region='%s', project=%s, user=%s]".formatted(region, projectId, userId);
  }
}
