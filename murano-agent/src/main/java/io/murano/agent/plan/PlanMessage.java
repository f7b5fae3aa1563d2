package io.murano.agent.plan;

import org.jspecify.annotations.Nullable;

/**
 * A plan as the broker delivered it. The arrays are handed over, not copied: plans may be large.
 *
 * @param messageId AMQP message id, or null
 * @param replyTo AMQP reply-to, or null
 * @param signature content of the signature header; empty if absent or void
 * @param body the plan's bytes, exactly as signed
 */
public record PlanMessage(
    @Nullable String messageId, @Nullable String replyTo, byte[] signature, byte[] body) {

  /** Shows no part of the body, which may hold secrets. */
  @Override
  public String toString() {
    return "PlanMessage[id=%s, %d bytes]".formatted(messageId, body.length);
  }
}
