package io.murano.common.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a {@link ConductorRequest}: a result, or a failure.
 *
 * @param result any JSON, null included; meaningless when {@code failure} is set
 * @param failure what went wrong, or null
 */
public record ConductorReply(
    @JsonProperty("result") @Nullable JsonNode result,
    @JsonProperty("failure") @Nullable Failure failure) {

  /**
   * A failed question.
   *
   * @param type class name of the failure as the original names it, without module (contract
   *     messaging §3.4, "Failure mapping"): {@code NoClassFound}, {@code
   *     ContractViolationException}, {@code ValueError}…
   * @param message text for the caller
   * @param details stack trace in MuranoPL terms, or null
   */
  public record Failure(
      @JsonProperty("type") String type,
      @JsonProperty("message") String message,
      @JsonProperty("details") @Nullable String details) {}

  /** Creates a successful reply. */
  public static ConductorReply success(@Nullable JsonNode result) {
    return new ConductorReply(result, null);
  }

  /** Creates a failed reply. */
  public static ConductorReply failed(String type, String message, @Nullable String details) {
    return new ConductorReply(null, new Failure(type, message, details));
  }
}
