package io.murano.conductor.agent;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An agent reported an error. {@link #details()} holds what package code may look at: {@code
 * message, details, errorCode, time, extra} from agents of format 2, {@code type, message, command,
 * details, timestamp, source} from those of format 1 (contract messaging §4.8).
 */
public final class AgentException extends MuranoException {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, @Nullable JsonNode> details;

  /**
   * Creates the exception.
   *
   * @param message text for people
   * @param details what package code may look at
   */
  public AgentException(String message, Map<String, @Nullable JsonNode> details) {
    super(ErrorCode.AGENT_FAILED, message);
    this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** Returns the members in their order; values may be null. */
  public Map<String, @Nullable JsonNode> details() {
    return details;
  }
}
