package io.murano.conductor.conformance.muranopl;

import io.murano.conductor.conformance.DeliberateDifferences;
import io.murano.conductor.conformance.RecordedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs recorded MuranoPL cases. */
public final class MuranoPlConformance {

  private MuranoPlConformance() {}

  /**
   * Runs every case at or below a folder.
   *
   * @param folder where the case files are
   * @param outcomes file that gets one outcome a line, or null
   * @throws IOException if files cannot be read or written, or there is no case
   */
  public static MuranoPlReport run(Path folder, @Nullable Path outcomes) throws IOException {
    List<ConformanceCase> cases = ConformanceCase.readAll(folder);
    if (cases.isEmpty()) {
      throw new IOException(folder + " has no case in any *.jsonl file");
    }
    MuranoPlReport report = new MuranoPlReport(DeliberateDifferences.of(MuranoPlConformance.class));
    CaseRunner runner = new CaseRunner();
    RecordedCases.run(
        cases,
        outcomes,
        one -> {
          ObjectNode outcome = runner.run(one);
          report.add(one, OutcomeMatcher.differences(one.member("expect"), outcome));
          return outcome;
        });
    return report;
  }
}
