package io.murano.agent.plan;

import org.jspecify.annotations.Nullable;

/**
 * The result of a plan, ready to be sent. The array is handed over, not copied.
 *
 * @param planId id of the plan, also the message id; null if the plan had none
 * @param routingKey where the plan asked the result to go, or null for the configured place
 * @param errorCode the result's error code
 * @param body the message: JSON, ASCII
 */
public record PlanResult(
    @Nullable String planId, @Nullable String routingKey, int errorCode, byte[] body) {

  /** Shows no part of the body, which may hold secrets. */
  @Override
  public String toString() {
    return "PlanResult[plan=%s, code=%d, %d bytes]".formatted(planId, errorCode, body.length);
  }
}
