package io.murano.conductor.agent;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;

/** The installation is configured not to use agents. */
public final class AgentsDisabledException extends MuranoException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public AgentsDisabledException() {
    super(ErrorCode.FORBIDDEN, "Use of murano-agent is disallowed by the server configuration");
  }
}
