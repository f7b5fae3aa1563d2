package io.murano.api.identity.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a signed token says. Roles are not in it: they are looked up at each use, so that a change
 * of the configuration holds at once.
 *
 * @param auditId unique id of the token, by which it is revoked
 * @param userId user
 * @param projectId project, or null for an unscoped token
 * @param methods how the user logged in
 * @param issuedAt seconds since the epoch
 * @param expiresAt seconds since the epoch
 */
record LocalToken(
    @JsonProperty("a") String auditId,
    @JsonProperty("u") String userId,
    @JsonProperty("p") @Nullable String projectId,
    @JsonProperty("m") List<String> methods,
    @JsonProperty("i") long issuedAt,
    @JsonProperty("e") long expiresAt) {

  LocalToken {
    methods = List.copyOf(methods);
  }

  Instant issued() {
    return Instant.ofEpochSecond(issuedAt);
  }

  Instant expires() {
    return Instant.ofEpochSecond(expiresAt);
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expires());
  }
}
