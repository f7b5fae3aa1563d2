package io.murano.agent.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param arguments program and arguments, not interpreted by a shell
 * @param directory working directory
 * @param environment variables added to the agent's own
 * @param captureStdout whether standard output is captured; else it goes where the agent's goes
 * @param captureStderr the same for standard error
 */
public record Command(
    List<String> arguments,
    Path directory,
    Map<String, String> environment,
    boolean captureStdout,
    boolean captureStderr) {

  /** Copies the collections. */
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A command line for {@code /bin/sh -c} with both streams captured. */
  public static Command shell(String commandLine, Path directory) {
    return new Command(List.of("/bin/sh", "-c", commandLine), directory, Map.of(), true, true);
  }

  /** Returns the same command with other capture settings. */
  public Command capturing(boolean stdout, boolean stderr) {
    return new Command(arguments, directory, environment, stdout, stderr);
  }

  /** Names the program only: arguments may hold secrets. */
  @Override
  public String toString() {
    return "Command[%s in %s]".formatted(arguments.isEmpty() ? "" : arguments.get(0), directory);
  }
}
