package io.murano.agent.messaging;

import io.murano.agent.plan.PlanMessage;
import java.io.IOException;

/** Takes plans off the broker. Called by one thread. */
@FunctionalInterface
public interface PlanHandler {

  /**
   * Makes a message the agent's own: when this returns, the message is acknowledged.
   *
   * @throws IOException if it cannot be kept; the broker keeps it and delivers it again
   * @throws InterruptedException if the agent stops; likewise
   */
  void handle(PlanMessage message) throws IOException, InterruptedException;
}
