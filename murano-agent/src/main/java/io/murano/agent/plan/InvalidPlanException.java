package io.murano.agent.plan;

import io.murano.common.message.AgentProtocol;

/** A plan the agent cannot accept; carries the error code of the result that says so. */
public final class InvalidPlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int errorCode;

  InvalidPlanException(int errorCode, String message) {
    super(message);
    this.errorCode = errorCode;
  }

  static InvalidPlanException malformed(String message) {
    return new InvalidPlanException(AgentProtocol.INVALID_PLAN, message);
  }

  /** Returns the error code of the result. */
  public int errorCode() {
    return errorCode;
  }
}
