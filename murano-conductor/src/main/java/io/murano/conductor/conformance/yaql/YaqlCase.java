package io.murano.conductor.conformance.yaql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
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
    ObjectNode outcome = MAPPER.createObjectNode();
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
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    List<YaqlCase> cases = new ArrayList<>();
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        lines.filter(line -> !line.isBlank()).map(line -> parse(line, file)).forEach(cases::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return cases;
  }

  private static YaqlCase parse(String line, Path file) {
    JsonNode node = MAPPER.readTree(line);
    for (String name : List.of("id", "area", "engine", "expression")) {
      if (!node.path(name).isString()) {
        throw new UncheckedIOException(
            new IOException("a line of " + file + " has no member \"" + name + "\""));
      }
    }
    return new YaqlCase(
        node.get("id").stringValue(),
        node.get("area").stringValue(),
        node.get("engine").stringValue(),
        node.get("expression").stringValue(),
        node);
  }
}
