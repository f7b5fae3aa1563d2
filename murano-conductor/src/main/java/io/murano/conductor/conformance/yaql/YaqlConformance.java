package io.murano.conductor.conformance.yaql;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  public static ConformanceReport run(Path folder, @Nullable Path outcomes) throws IOException {
    DeliberateDifferences deliberate = DeliberateDifferences.load();
    ConformanceReport report = new ConformanceReport();
    try (BufferedWriter writer =
        outcomes == null
            ? new BufferedWriter(java.io.Writer.nullWriter())
            : Files.newBufferedWriter(outcomes, StandardCharsets.UTF_8)) {
      for (YaqlCase test : YaqlCase.readAll(folder)) {
        JsonNode outcome = CaseRunner.run(test);
        boolean agrees = OutcomeComparison.agree(test.expected(), outcome);
        report.add(test, outcome, agrees, deliberate.lists(test.id()));
        writer.write(line(test.id(), outcome));
        writer.newLine();
      }
    }
    return report;
  }

  private static String line(String id, JsonNode outcome) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", id);
    for (Map.Entry<String, JsonNode> entry : outcome.properties()) {
      line.set(entry.getKey(), entry.getValue());
    }
    return line.toString();
  }
}
