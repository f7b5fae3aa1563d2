package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what the conductors know about running work, for the admin view.
 *
 * @param subject what to list
 * @param id restricts the answer to one task or agent queue; null for all
 */
public record OperationsQuery(
    @JsonProperty("subject") Subject subject, @JsonProperty("id") @Nullable String id)
    implements ConductorRequest {

  /** What can be listed. */
  public enum Subject {
    /** Executions with owner, lease, current MuranoPL frame and outstanding plans. */
    EXECUTIONS,
    /** Agents with last sign of life, queue depth and version. */
    AGENTS
  }

  /** Checks that the subject is present. */
  public OperationsQuery {
    Objects.requireNonNull(subject, "subject");
  }
}
