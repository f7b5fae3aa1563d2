package io.murano.conductor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code package}: tools for packages as such. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description = "Checks application packages.",
    subcommands = {PackageCheckCommand.class})
final class PackageCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  PackageCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: check");
  }
}
