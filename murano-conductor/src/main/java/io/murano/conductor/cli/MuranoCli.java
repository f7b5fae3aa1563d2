package io.murano.conductor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command-line tools that need no running service. */
@Command(
    name = "murano",
    mixinStandardHelpOptions = true,
    description = "Tools for authors of Murano packages.",
    subcommands = {
      YaqlCommand.class,
      PlCommand.class,
      PackageCommand.class,
      ConformanceCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the expression, the package or a conformance case failed",
      "2:wrong usage",
      "3:a file cannot be read or written"
    })
public final class MuranoCli {

  /** Exit code if what was asked for failed. */
  static final int FAILED = 1;

  /** Exit code if a file cannot be read or written. */
  static final int FILE_PROBLEM = 3;

  private static final String LOG_CONFIGURATION = "logback.configurationFile";

  private MuranoCli() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (System.getProperty(LOG_CONFIGURATION) == null) {
      System.setProperty(LOG_CONFIGURATION, "io/murano/conductor/cli/logback.xml");
    }
    System.exit(commandLine().execute(args));
  }

  /** Returns the command line, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new MuranoCli()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
