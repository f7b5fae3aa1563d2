package io.murano.agent.executor;

import io.murano.agent.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What Chef and Puppet have in common: files to prepare, a tool to run, errors in its output. */
final class ConfigurationRun {

  private static final String ERROR = "ERROR";
  private static final int PREPARATION_FAILED = 2;

  private final Invocation invocation;
  private final Path folder;

  ConfigurationRun(Invocation invocation, Path folder) {
    this.invocation = invocation;
    this.folder = folder;
  }

  /** Returns the script's folder, which holds the modules and is the working directory. */
  Path folder() {
    return folder;
  }

  Invocation invocation() {
    return invocation;
  }

  /** A step that writes files. */
  interface Preparation {
    void run() throws IOException;
  }

  /** Runs a preparation; its failure is the script's, with status 2. */
  void prepare(String what, Preparation preparation) {
    try {
      preparation.run();
    } catch (IOException e) {
      throw new ScriptFailedException(
          "%s could not be prepared: %s".formatted(what, e.getMessage()),
          new ScriptResult(PREPARATION_FAILED, null, String.valueOf(e.getMessage())));
    }
  }

  /** Runs the tool and verifies its status. */
  ScriptResult run(String commandLine) throws IOException {
    ScriptResult result = invocation.run(Command.shell(commandLine, folder));
    boolean bothCaptured =
        invocation.script().options().captureStdout()
            && invocation.script().options().captureStderr();
    ScriptResult completed = bothCaptured ? withErrorLines(result) : result;
    return invocation.verify(invocation.script().entryPoint(), completed);
  }

  /** Repeats error lines from standard output in standard error, where readers look for them. */
  private static ScriptResult withErrorLines(ScriptResult result) {
    if (result.stdout() == null) {
      return result;
    }
    StringBuilder errors = new StringBuilder(result.stderr() == null ? "" : result.stderr());
    for (String line : result.stdout().split("\n")) {
      if (line.contains(ERROR)) {
        errors.append(errors.length() == 0 ? "" : "\n").append(line);
      }
    }
    return new ScriptResult(
        result.exitCode(), result.stdout(), emptyToNull(errors.toString().strip()));
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
