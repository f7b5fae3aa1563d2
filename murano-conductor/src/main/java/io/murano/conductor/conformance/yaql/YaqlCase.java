package io.murano.conductor.conformance.yaql;

import io.murano.conductor.conformance.RecordedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recorded case: an expression, what it is evaluated with, and the outcome of the reference.
 *
 * @param id unique name
 * @param area topic
 * @param engine name of the flavour
 * @param expression source text
 * @param source the whole record
 */
record YaqlCase(String id, String area, String engine, String expression, JsonNode source) {

  private static final List<String> OUTCOMES = List.of("result", "error", "ast");

  /** Returns a member of the record, or null if it is absent. */
  @Nullable JsonNode member(String name) {
    return source.get(name);
  }

  /** Returns whether only the syntax tree is asked for. */
  boolean parsesOnly() {
    return area.equals("parse");
  }

  /**
   * Returns the expected outcome: one of the members {@code result}, {@code error}, {@code ast}.
   */
  JsonNode expected() {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    for (String name : OUTCOMES) {
      JsonNode value = source.get(name);
      if (value != null) {
        outcome.set(name, value);
      }
    }
    return outcome;
  }

  /**
   * Reads all cases of a folder: each line of each {@code *.jsonl} file is one.
   *
   * @throws IOException if a file cannot be read or a line is no case
   */
  static List<YaqlCase> readAll(Path folder) throws IOException {
    return RecordedCases.read(folder, 1, YaqlCase::parse);
  }

  private static YaqlCase parse(JsonNode line) throws IOException {
    for (String name : List.of("id", "area", "engine", "expression")) {
      if (!line.path(name).isString()) {
        throw new IOException("has no member \"" + name + "\"");
      }
    }
    return new YaqlCase(
        line.get("id").stringValue(),
        line.get("area").stringValue(),
        line.get("engine").stringValue(),
        line.get("expression").stringValue(),
        line);
  }
}
