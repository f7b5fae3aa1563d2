package io.murano.conductor.agent;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.time.Duration;

/** An agent did not answer in time. */
public final class AgentTimeoutException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public AgentTimeoutException(Duration timeout) {
    super(
        ErrorCode.AGENT_TIMEOUT,
        "The murano-agent did not respond within %s seconds".formatted(seconds(timeout)));
  }

  private static String seconds(Duration timeout) {
    return timeout.toMillisPart() == 0
        ? Long.toString(timeout.toSeconds())
        : Double.toString(timeout.toMillis() / 1000.0);
  }
}
