package io.murano.agent.messaging;

import io.murano.agent.plan.PlanResult;

/**
 * Where results go.
 *
 * @param exchange name of the exchange; empty for the default one
 * @param routingKey routing key, the result queue's name on the default exchange
 * @param dynamic whether a plan's own wish goes first
 */
public record ResultRoute(String exchange, String routingKey, boolean dynamic) {

  String keyFor(PlanResult result) {
    String wanted = result.routingKey();
    return dynamic && wanted != null && !wanted.isEmpty() ? wanted : routingKey;
  }
}
