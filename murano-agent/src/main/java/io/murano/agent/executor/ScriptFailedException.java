package io.murano.agent.executor;

import io.murano.common.message.AgentProtocol;
import org.jspecify.annotations.Nullable;

/** A script ended badly; a body may catch it, else it ends the plan with its error code. */
public final class ScriptFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable ScriptResult result;

  ScriptFailedException(String message, @Nullable ScriptResult result) {
    super(message);
    this.result = result;
  }

  /** Returns the error code for the plan's result. */
  public int errorCode() {
    return AgentProtocol.SCRIPT_FAILURE;
  }

  /** Returns what the script left behind, or null if it did not run. */
  public @Nullable ScriptResult result() {
    return result;
  }
}
