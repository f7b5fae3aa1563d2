package io.murano.conductor.program;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.agent.AgentAddress;
import io.murano.conductor.agent.AgentBroker;
import io.murano.conductor.agent.AgentCall;
import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.deployment.ExecutionHandle;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * The way to agents for code that answers a question: there is none, since plans belong to
 * deployments. What can be told without sending a plan is told.
 */
record RefusingAgents(AgentGateway real) implements AgentGateway {

  @Override
  public boolean enabled() {
    return real.enabled();
  }

  @Override
  public AgentBroker defaultBroker() {
    return real.defaultBroker();
  }

  @Override
  public Duration defaultTimeout() {
    return real.defaultTimeout();
  }

  @Override
  public String signingKey(String linePrefix) {
    return real.signingKey(linePrefix);
  }

  @Override
  public void declare(AgentAddress address) {
    throw refused();
  }

  @Override
  public JsonNode call(ExecutionHandle execution, AgentCall call) {
    throw refused();
  }

  @Override
  public void send(ExecutionHandle execution, AgentCall call) {
    throw refused();
  }

  @Override
  public void forget(String environmentId) {
    throw refused();
  }

  private static MuranoException refused() {
    return new MuranoException(
        ErrorCode.FORBIDDEN,
        "A static method cannot use agents: plans belong to the deployment of an environment");
  }
}
