package io.murano.conductor.cli;

import io.murano.conductor.conformance.muranopl.ConformanceRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code conformance muranopl}: runs MuranoPL cases and compares the outcomes. */
@Command(
    name = "muranopl",
    mixinStandardHelpOptions = true,
    description =
        "Runs all MuranoPL cases of a folder (*.jsonl, one case a line) and prints totals by area"
            + " and the cases that differ. Succeeds only if all agree.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all cases agree, deliberate differences aside",
      "1:a case differs",
      "2:wrong usage",
      "3:a file cannot be read or written, or there is no case"
    })
final class MuranoPlConformanceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Folder with case files.")
  private Path folder;

  @Option(
      names = "--outcomes",
      paramLabel = "FILE",
      description = "Write the outcome of each case to a file, one JSON object a line.")
  private @Nullable Path outcomes;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  MuranoPlConformanceCommand() {}

  @Override
  public Integer call() {
    try {
      ConformanceRun run = ConformanceRun.of(folder, outcomes);
      run.report(spec.commandLine().getOut());
      return run.agrees() ? 0 : MuranoCli.FAILED;
    } catch (IOException e) {
      spec.commandLine().getErr().println("Cannot run the cases: " + e);
      return MuranoCli.FILE_PROBLEM;
    }
  }
}
