package io.murano.conductor.cli;

import io.murano.conductor.conformance.ConformanceReport;
import io.murano.conductor.conformance.yaql.YaqlConformance;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code conformance yaql}: runs YAQL cases and compares the outcomes with the recorded ones. */
@Command(
    name = "yaql",
    mixinStandardHelpOptions = true,
    description =
        "Runs all YAQL cases of a folder (*.jsonl, one case a line) and prints totals by area and"
            + " engine and the cases that differ. Succeeds only if all agree.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all cases agree, deliberate differences aside",
      "1:a case differs, or there is none",
      "2:wrong usage",
      "3:a file cannot be read or written"
    })
final class YaqlConformanceCommand extends ConformanceSuite {

  @Override
  ConformanceReport run(Path folder, @Nullable Path outcomes) throws IOException {
    return YaqlConformance.run(folder, outcomes);
  }
}
