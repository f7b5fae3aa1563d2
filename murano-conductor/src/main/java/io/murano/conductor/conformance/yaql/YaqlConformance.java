package io.murano.conductor.conformance.yaql;

import io.murano.conductor.conformance.DeliberateDifferences;
import io.murano.conductor.conformance.RecordedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs recorded YAQL cases. */
public final class YaqlConformance {

  private YaqlConformance() {}

  /**
   * Runs every case of a folder.
   *
   * @param folder holds {@code *.jsonl} files
   * @param outcomes if not null, receives one line for each case: id and outcome
   * @throws IOException if the folder cannot be read or the outcomes cannot be written
   */
  public static YaqlReport run(Path folder, @Nullable Path outcomes) throws IOException {
    YaqlReport report = new YaqlReport(DeliberateDifferences.of(YaqlConformance.class));
    RecordedCases.run(
        YaqlCase.readAll(folder),
        outcomes,
        test -> {
          JsonNode outcome = CaseRunner.run(test);
          report.add(test, outcome, OutcomeComparison.agree(test.expected(), outcome));
          return line(test.id(), outcome);
        });
    return report;
  }

  private static ObjectNode line(String id, JsonNode outcome) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", id);
    for (Map.Entry<String, JsonNode> entry : outcome.properties()) {
      line.set(entry.getKey(), entry.getValue());
    }
    return line;
  }
}
