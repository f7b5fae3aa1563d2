package io.murano.conductor.cli;

import io.murano.conductor.conformance.ConformanceReport;
import io.murano.conductor.conformance.muranopl.MuranoPlConformance;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

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
final class MuranoPlConformanceCommand extends ConformanceSuite {

  @Override
  ConformanceReport run(Path folder, @Nullable Path outcomes) throws IOException {
    return MuranoPlConformance.run(folder, outcomes);
  }
}
