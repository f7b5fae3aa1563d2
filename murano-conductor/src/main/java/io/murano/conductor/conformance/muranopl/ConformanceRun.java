package io.murano.conductor.conformance.muranopl;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs all cases of a folder and reports how they agree. */
public final class ConformanceRun {

  private final Map<String, int[]> totals = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> known = new ArrayList<>();
  private final KnownDifferences deliberate = KnownDifferences.load();

  private ConformanceRun() {}

  /**
   * Runs the cases.
   *
   * @param folder where the case files are
   * @param outcomes file that gets one outcome a line, or null
   * @throws IOException if files cannot be read or written
   */
  public static ConformanceRun of(Path folder, @Nullable Path outcomes) throws IOException {
    List<ConformanceCase> cases = ConformanceCase.readAll(folder);
    if (cases.isEmpty()) {
      throw new IOException(folder + " has no case in any *.jsonl file");
    }
    ConformanceRun run = new ConformanceRun();
    CaseRunner runner = new CaseRunner();
    try (BufferedWriter writer =
        outcomes == null ? null : Files.newBufferedWriter(outcomes, StandardCharsets.UTF_8)) {
      for (ConformanceCase conformanceCase : cases) {
        ObjectNode outcome = runner.run(conformanceCase);
        if (writer != null) {
          writer.write(outcome.toString());
          writer.newLine();
        }
        run.add(conformanceCase, outcome);
      }
    }
    return run;
  }

  private void add(ConformanceCase conformanceCase, ObjectNode outcome) {
    int[] counts = totals.computeIfAbsent(conformanceCase.area(), area -> new int[2]);
    counts[1]++;
    List<String> differences =
        OutcomeMatcher.differences(conformanceCase.member("expect"), outcome);
    String reason = deliberate.reason(conformanceCase.id());
    if (differences.isEmpty() && reason == null) {
      counts[0]++;
    } else if (reason == null) {
      failures.add(conformanceCase.id() + "\n    " + String.join("\n    ", differences));
    } else if (differences.isEmpty()) {
      failures.add(conformanceCase.id() + "\n    is listed as a deliberate difference but agrees");
    } else {
      counts[0]++;
      known.add(conformanceCase.id() + ": " + reason);
    }
  }

  /** Returns whether all cases agree, apart from deliberate differences, which must differ. */
  public boolean agrees() {
    return failures.isEmpty();
  }

  /** Returns the cases that do not agree, each with what differs. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Writes totals by area and what differs. */
  public void report(PrintWriter out) {
    int passed = 0;
    int all = 0;
    for (Map.Entry<String, int[]> entry : totals.entrySet()) {
      int[] counts = entry.getValue();
      out.printf("%-16s %5d of %5d%n", entry.getKey(), counts[0], counts[1]);
      passed += counts[0];
      all += counts[1];
    }
    out.printf("%-16s %5d of %5d%n", "total", passed, all);
    if (!known.isEmpty()) {
      out.println("differ on purpose:");
      known.forEach(line -> out.println("  " + line));
    }
    if (!failures.isEmpty()) {
      out.println("differ:");
      failures.forEach(line -> out.println("  " + line));
    }
    out.flush();
  }
}
