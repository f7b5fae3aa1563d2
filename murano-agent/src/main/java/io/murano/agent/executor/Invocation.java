package io.murano.agent.executor;

import io.murano.agent.plan.PlanScript;
import io.murano.agent.process.Command;
import io.murano.agent.process.Completed;
import io.murano.agent.process.Output;
import io.murano.agent.process.ProcessRunner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Runs a script's command by the script's options and makes its end a result. */
final class Invocation {

  private final PlanScript script;
  private final ProcessRunner processes;
  private final boolean strictUtf8;

  /**
   * Creates an invocation.
   *
   * @param strictUtf8 whether output that is not UTF-8 fails the call
   */
  Invocation(PlanScript script, ProcessRunner processes, boolean strictUtf8) {
    this.script = script;
    this.processes = processes;
    this.strictUtf8 = strictUtf8;
  }

  PlanScript script() {
    return script;
  }

  /** Runs a command and returns its end, whatever the status. */
  ScriptResult run(Command command) throws IOException {
    PlanScript.Options options = script.options();
    Completed completed =
        processes.run(
            "script " + script.name(),
            command.capturing(options.captureStdout(), options.captureStderr()));
    return new ScriptResult(
        completed.exitCode(), text(completed.stdout()), text(completed.stderr()));
  }

  /**
   * Returns the result if its status is 0 or does not matter.
   *
   * @param name how the script is named in the complaint
   * @throws ScriptFailedException otherwise
   */
  ScriptResult verify(String name, ScriptResult result) {
    if (script.options().verifyExitcode() && result.exitCode() != 0) {
      throw new ScriptFailedException("Script %s returned error code".formatted(name), result);
    }
    return result;
  }

  private @Nullable String text(@Nullable Output output) {
    return output == null ? null : output.text(strictUtf8);
  }
}
