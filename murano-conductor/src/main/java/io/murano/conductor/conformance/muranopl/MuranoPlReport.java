package io.murano.conductor.conformance.muranopl;

import io.murano.conductor.conformance.ConformanceReport;
import io.murano.conductor.conformance.DeliberateDifferences;
import io.murano.conductor.conformance.Tally;
import io.murano.conductor.conformance.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the cases of a folder agree, by area. */
public final class MuranoPlReport implements ConformanceReport {

  private final Map<String, Tally> areas = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> known = new ArrayList<>();
  private final DeliberateDifferences deliberate;

  MuranoPlReport(DeliberateDifferences deliberate) {
    this.deliberate = deliberate;
  }

  void add(ConformanceCase one, List<String> differences) {
    String id = one.id();
    Verdict verdict = Verdict.of(differences.isEmpty(), deliberate.lists(id));
    switch (verdict) {
      case AGREES -> {}
      case DIFFERS -> failures.add(id + "\n    " + String.join("\n    ", differences));
      case DIFFERS_ON_PURPOSE -> known.add(id + ": " + deliberate.reason(id));
      case IS_LISTED_BUT_AGREES ->
          failures.add(id + "\n    is listed as a deliberate difference but agrees");
    }
    areas
        .computeIfAbsent(one.area(), area -> new Tally())
        .add(verdict == Verdict.AGREES || verdict == Verdict.DIFFERS_ON_PURPOSE);
  }

  @Override
  public boolean agrees() {
    return failures.isEmpty();
  }

  /** Returns the cases that do not agree, each with what differs. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void print(PrintWriter out) {
    Tally total = new Tally();
    areas.forEach(
        (area, tally) -> {
          print(area, tally, out);
          total.add(tally);
        });
    print("total", total, out);
    print("differ on purpose:", known, out);
    print("differ:", failures, out);
    out.flush();
  }

  private static void print(String area, Tally tally, PrintWriter out) {
    out.printf("%-16s %5d of %5d%n", area, tally.agreeing(), tally.total());
  }

  private static void print(String heading, List<String> lines, PrintWriter out) {
    if (!lines.isEmpty()) {
      out.println(heading);
      lines.forEach(line -> out.println("  " + line));
    }
  }
}
