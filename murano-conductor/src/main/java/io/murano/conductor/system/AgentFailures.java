package io.murano.conductor.system;

import io.murano.conductor.agent.AgentException;
import io.murano.conductor.agent.AgentTimeoutException;
import io.murano.conductor.agent.AgentsDisabledException;
import io.murano.conductor.muranopl.value.JavaValues;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives failures of agents the names under which packages catch them (contract muranopl §3.6). */
final class AgentFailures {

  static final String AGENT = "murano.engine.system.agent.AgentException";
  static final String TIMEOUT = "murano.common.exceptions.TimeoutException";
  static final String DISABLED = "murano.common.exceptions.PolicyViolationException";

  private AgentFailures() {}

  static <T extends @Nullable Object> T translate(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (AgentException e) {
      throw new NativeException(AGENT, Text.str(JavaValues.toValue(e.details())), e);
    } catch (AgentTimeoutException e) {
      throw new NativeException(TIMEOUT, message(e), e);
    } catch (AgentsDisabledException e) {
      throw new NativeException(DISABLED, message(e), e);
    }
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? "" : failure.getMessage();
  }
}
