package io.murano.agent.executor;

import java.io.IOException;

/** Runs one script of a plan, as often as the body calls it. Used by one thread. */
interface ScriptExecutor {

  /**
   * Runs the script.
   *
   * @throws ScriptFailedException if it failed in a way a body may catch
   * @throws BadCallException if the arguments do not fit
   * @throws IOException if the disk fails or a program cannot be started
   */
  ScriptResult run(ScriptArguments arguments) throws IOException;
}
