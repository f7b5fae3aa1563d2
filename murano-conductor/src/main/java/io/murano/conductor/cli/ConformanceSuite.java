package io.murano.conductor.cli;

import io.murano.conductor.conformance.ConformanceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What running the cases of a language is like, whichever it is. */
abstract class ConformanceSuite implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Folder with case files.")
  private Path folder;

  @Option(
      names = "--outcomes",
      paramLabel = "FILE",
      description = "Write the outcome of each case to a file, one JSON object a line.")
  private @Nullable Path outcomes;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ConformanceSuite() {}

  /**
   * Runs the cases.
   *
   * @param folder where the case files are
   * @param outcomes file that gets one outcome a line, or null
   * @throws IOException if files cannot be read or written
   */
  abstract ConformanceReport run(Path folder, @Nullable Path outcomes) throws IOException;

  @Override
  public final Integer call() {
    try {
      ConformanceReport report = run(folder, outcomes);
      report.print(spec.commandLine().getOut());
      return report.agrees() ? 0 : MuranoCli.FAILED;
    } catch (IOException e) {
      spec.commandLine().getErr().println("Cannot run the cases: " + e);
      return MuranoCli.FILE_PROBLEM;
    }
  }
}
