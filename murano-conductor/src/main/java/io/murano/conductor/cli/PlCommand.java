package io.murano.conductor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pl}: runs package code without an installation. */
@Command(
    name = "pl",
    mixinStandardHelpOptions = true,
    description = "Runs a method of a package, or the tests it brings along.",
    subcommands = {PlRunCommand.class, PlTestCommand.class})
final class PlCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  PlCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: run or test");
  }
}
