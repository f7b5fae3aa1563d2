package io.murano.agent.plan;

import io.murano.common.message.AgentProtocol;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a plan ended, before it becomes a message.
 *
 * @param errorCode 0 for success (contract messaging §4.8, {@link AgentProtocol})
 * @param body the result's {@code Body}, JSON values
 * @param executed whether execution began; only then the result repeats {@code ReplyTo}
 */
public record PlanOutcome(int errorCode, @Nullable Object body, boolean executed) {

  /** The plan's body returned {@code value}. */
  public static PlanOutcome success(@Nullable Object value) {
    return new PlanOutcome(AgentProtocol.SUCCESS, value, true);
  }

  /**
   * The plan failed.
   *
   * @param additionalInfo what is known beside the message; JSON values
   */
  public static PlanOutcome failure(
      int errorCode, @Nullable String message, @Nullable Object additionalInfo) {
    return new PlanOutcome(errorCode, errorBody(message, additionalInfo), true);
  }

  /** The plan was not executed. */
  public static PlanOutcome refused(
      int errorCode, String message, @Nullable Object additionalInfo) {
    return new PlanOutcome(errorCode, errorBody(message, additionalInfo), false);
  }

  /** Returns whether the plan succeeded. */
  public boolean isSuccess() {
    return errorCode == AgentProtocol.SUCCESS;
  }

  /** Shows the code only: results may hold secrets. */
  @Override
  public String toString() {
    return "PlanOutcome[%d]".formatted(errorCode);
  }

  private static Map<String, @Nullable Object> errorBody(
      @Nullable String message, @Nullable Object additionalInfo) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("Message", message);
    body.put("AdditionalInfo", additionalInfo);
    return body;
  }
}
