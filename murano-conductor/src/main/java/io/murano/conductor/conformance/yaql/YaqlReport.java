package io.murano.conductor.conformance.yaql;

import io.murano.conductor.conformance.ConformanceReport;
import io.murano.conductor.conformance.DeliberateDifferences;
import io.murano.conductor.conformance.Tally;
import io.murano.conductor.conformance.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** How the cases of a folder agree, by area and engine. */
public final class YaqlReport implements ConformanceReport {

  private static final int SHOWN = 200;

  private final DeliberateDifferences list;
  private final Map<String, Map<String, Tally>> areas = new TreeMap<>();
  private final Set<String> engines = new LinkedHashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> deliberate = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();
  private int total;

  YaqlReport(DeliberateDifferences list) {
    this.list = list;
  }

  /**
   * A case whose outcome is not the reference's.
   *
   * @param id the case
   * @param expression its source text
   * @param expected outcome of the reference
   * @param actual outcome of this engine
   */
  public record Difference(String id, String expression, JsonNode expected, JsonNode actual) {}

  void add(YaqlCase test, JsonNode actual, boolean agrees) {
    total++;
    engines.add(test.engine());
    areas
        .computeIfAbsent(test.area(), area -> new TreeMap<>())
        .computeIfAbsent(test.engine(), engine -> new Tally())
        .add(agrees);
    switch (Verdict.of(agrees, list.lists(test.id()))) {
      case AGREES -> {}
      case DIFFERS ->
          differences.add(new Difference(test.id(), test.expression(), test.expected(), actual));
      case DIFFERS_ON_PURPOSE -> deliberate.add(test.id());
      case IS_LISTED_BUT_AGREES -> stale.add(test.id());
    }
  }

  /** Returns the number of cases. */
  public int total() {
    return total;
  }

  /** Returns the cases that differ and are not listed as deliberate. */
  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  /** Returns the ids of cases that are listed as deliberately different and agree. */
  public List<String> stale() {
    return List.copyOf(stale);
  }

  /** A run without a case does not agree. */
  @Override
  public boolean agrees() {
    return total > 0 && differences.isEmpty() && stale.isEmpty();
  }

  @Override
  public void print(PrintWriter out) {
    out.printf("%-18s", "area");
    engines.forEach(engine -> out.printf("%16s", engine));
    out.println();
    areas.forEach(
        (area, byEngine) -> {
          out.printf("%-18s", area);
          for (String engine : engines) {
            Tally tally = byEngine.get(engine);
            out.printf("%16s", tally == null ? "" : tally.agreeing() + "/" + tally.total());
          }
          out.println();
        });
    differences.stream().limit(SHOWN).forEach(difference -> print(difference, out));
    if (differences.size() > SHOWN) {
      out.printf("... and %d more%n", differences.size() - SHOWN);
    }
    deliberate.forEach(id -> out.printf("deliberately different: %s%n", id));
    stale.forEach(id -> out.printf("listed as different but agrees: %s%n", id));
    out.printf(
        "%d cases, %d agree, %d differ, %d differ deliberately%n",
        total,
        total - differences.size() - deliberate.size(),
        differences.size(),
        deliberate.size());
    out.flush();
  }

  private static void print(Difference difference, PrintWriter out) {
    out.printf("%s  %s%n", difference.id, difference.expression);
    out.printf("  expected %s%n  actual   %s%n", difference.expected, difference.actual);
  }
}
