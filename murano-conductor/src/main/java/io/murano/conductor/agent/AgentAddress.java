package io.murano.conductor.agent;

import java.util.Objects;

/**
 * How to reach the agent of one machine.
 *
 * @param broker the broker of the machine's region
 * @param planQueue queue whose only consumer is the agent ({@code AgentQueues.planQueue})
 * @param resultQueue queue to which the agent answers ({@code AgentQueues.resultQueue})
 */
public record AgentAddress(AgentBroker broker, String planQueue, String resultQueue) {

  /** Checks that all members are present. */
  public AgentAddress {
    Objects.requireNonNull(broker, "broker");
    Objects.requireNonNull(planQueue, "planQueue");
    Objects.requireNonNull(resultQueue, "resultQueue");
  }
}
