package io.murano.conductor.system;

import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.stack.CloudProviders;
import io.murano.conductor.stack.StackSessionSettings;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * What the native classes of all executions share. The members are thread-safe.
 *
 * @param agents the way to agents
 * @param clouds stacks and networks by region
 * @param stacks how stacks are dealt with
 * @param identities users and projects
 * @param background runs what goes on beside an execution
 */
public record SystemPorts(
    AgentGateway agents,
    CloudProviders clouds,
    StackSessionSettings stacks,
    IdentityDirectory identities,
    Executor background) {

  /** Checks that all members are present. */
  public SystemPorts {
    Objects.requireNonNull(agents, "agents");
    Objects.requireNonNull(clouds, "clouds");
    Objects.requireNonNull(stacks, "stacks");
    Objects.requireNonNull(identities, "identities");
    Objects.requireNonNull(background, "background");
  }
}
