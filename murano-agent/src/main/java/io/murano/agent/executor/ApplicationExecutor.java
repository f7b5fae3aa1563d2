package io.murano.agent.executor;

import io.murano.agent.file.PlanFiles;
import io.murano.agent.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Runs a script that is a program, by way of the shell and in the program's own folder (contract
 * messaging §4.7).
 */
final class ApplicationExecutor implements ScriptExecutor {

  private static final String CALLER = "ApplicationExecutor.run()";

  private final Invocation invocation;
  private final PlanFiles files;
  private final Path program;

  ApplicationExecutor(Invocation invocation, PlanFiles files, Path program) {
    this.invocation = invocation;
    this.files = files;
    this.program = program;
  }

  @Override
  public ScriptResult run(ScriptArguments arguments) throws IOException {
    ScriptArgument commandLine = arguments.only("commandline", CALLER);
    files.makeExecutable(program);
    // The command line is not quoted: packages use the shell's syntax in it.
    String command =
        "./%s %s"
            .formatted(
                ShellQuoting.quote(program.getFileName().toString()),
                commandLine == null ? "" : commandLine.text());
    Path folder = Objects.requireNonNull(program.getParent(), "a link lies in a folder");
    ScriptResult result = invocation.run(Command.shell(command, folder));
    return invocation.verify(invocation.script().name(), result);
  }
}
