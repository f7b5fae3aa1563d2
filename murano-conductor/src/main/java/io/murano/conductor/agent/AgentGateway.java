package io.murano.conductor.agent;

import io.murano.conductor.deployment.ExecutionHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The way to agents. Plans are stored before they are sent, so that a run that repeats a lost one
 * gets the answer of the plan the lost one had sent, and no plan is executed twice. Thread-safe;
 * waiting holds neither a database connection nor a broker channel.
 */
public interface AgentGateway {

  /** Returns whether this installation uses agents at all. */
  boolean enabled();

  /** Returns the broker of regions that have none of their own. */
  AgentBroker defaultBroker();

  /** Returns the time that a call without one of its own may take. */
  Duration defaultTimeout();

  /**
   * Returns the public key that verifies plans, in PEM (PKCS#1), each line after a prefix; an empty
   * text when plans are not signed.
   */
  String signingKey(String linePrefix);

  /**
   * Declares the queues of an agent: to be called before its machine is started.
   *
   * @throws io.murano.common.error.MuranoException if the broker cannot be reached
   */
  void declare(AgentAddress address);

  /**
   * Sends a plan and waits for its result.
   *
   * @return value of the plan; null if it has none
   * @throws AgentException if the plan failed
   * @throws AgentTimeoutException if there was no result in time
   * @throws AgentsDisabledException if this installation uses no agents
   * @throws io.murano.conductor.deployment.ExecutionStoppedException if the run has to stop
   * @throws InterruptedException if the thread was interrupted
   */
  @Nullable JsonNode call(ExecutionHandle execution, AgentCall call) throws InterruptedException;

  /**
   * Sends a plan whose result nobody waits for. Returns once the broker has it.
   *
   * @throws AgentTimeoutException if the broker could not be reached in the default time
   * @throws AgentsDisabledException if this installation uses no agents
   * @throws io.murano.conductor.deployment.ExecutionStoppedException if the run has to stop
   * @throws InterruptedException if the thread was interrupted
   */
  void send(ExecutionHandle execution, AgentCall call) throws InterruptedException;

  /**
   * Removes the queues of an environment that is gone; those in use, or on a broker that cannot be
   * reached, stay until they expire.
   */
  void forget(String environmentId);
}
