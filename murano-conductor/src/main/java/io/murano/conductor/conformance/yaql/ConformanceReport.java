package io.murano.conductor.conformance.yaql;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What came out of a run over a folder of cases. */
public final class ConformanceReport {

  private static final int SHOWN = 200;

  private final Map<String, Map<String, Count>> counts = new TreeMap<>();
  private final Set<String> engines = new LinkedHashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> deliberate = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();
  private int total;

  ConformanceReport() {}

  /**
   * A case whose outcome is not the reference's.
   *
   * @param id the case
   * @param expression its source text
   * @param expected outcome of the reference
   * @param actual outcome of this engine
   */
  public record Difference(String id, String expression, JsonNode expected, JsonNode actual) {}

  private static final class Count {
    private int total;
    private int agreeing;
  }

  void add(YaqlCase test, JsonNode actual, boolean agrees, boolean listed) {
    total++;
    engines.add(test.engine());
    Count count =
        counts
            .computeIfAbsent(test.area(), area -> new TreeMap<>())
            .computeIfAbsent(test.engine(), engine -> new Count());
    count.total++;
    if (agrees) {
      count.agreeing++;
      if (listed) {
        stale.add(test.id());
      }
    } else if (listed) {
      deliberate.add(test.id());
    } else {
      differences.add(new Difference(test.id(), test.expression(), test.expected(), actual));
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

  /** Returns whether there is at least one case and all agree, deliberate differences aside. */
  public boolean passed() {
    return total > 0 && differences.isEmpty() && stale.isEmpty();
  }

  /** Prints totals by area and engine, then what differs. */
  public void print(PrintWriter out) {
    out.printf("%-18s", "area");
    engines.forEach(engine -> out.printf("%16s", engine));
    out.println();
    counts.forEach(
        (area, byEngine) -> {
          out.printf("%-18s", area);
          for (String engine : engines) {
            Count count = byEngine.get(engine);
            out.printf("%16s", count == null ? "" : count.agreeing + "/" + count.total);
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
