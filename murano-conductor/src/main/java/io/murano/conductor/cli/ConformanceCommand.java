package io.murano.conductor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code conformance}: runs recorded cases against the language engines. */
@Command(
    name = "conformance",
    mixinStandardHelpOptions = true,
    description = "Runs recorded cases against a language engine.",
    subcommands = {YaqlConformanceCommand.class, MuranoPlConformanceCommand.class})
final class ConformanceCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ConformanceCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which language: yaql or muranopl");
  }
}
