package io.murano.conductor.agent;

import java.time.Duration;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan for an agent.
 *
 * @param key names the call within its task: the same in every run of the task, and of no other
 *     call; for example call site, machine and ordinal
 * @param address the agent
 * @param plan the plan, of any format version; {@code ID}, {@code Stamp} and what agents need but
 *     the plan lacks is filled in. May hold secrets
 * @param timeout how long the plan may take from now; it is not started after that. Ignored when no
 *     answer is awaited
 */
public record AgentCall(String key, AgentAddress address, ObjectNode plan, Duration timeout) {

  /** Checks that all members are present and copies the plan. */
  public AgentCall {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(address, "address");
    plan = plan.deepCopy();
    Objects.requireNonNull(timeout, "timeout");
  }

  /** Returns a copy of the plan. */
  @Override
  public ObjectNode plan() {
    return plan.deepCopy();
  }

  /** Returns a text without the plan. */
  @Override
  public String toString() {
    return "AgentCall[%s to %s]".formatted(key, address.planQueue());
  }
}
