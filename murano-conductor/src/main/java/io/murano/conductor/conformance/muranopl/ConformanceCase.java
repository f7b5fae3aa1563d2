package io.murano.conductor.conformance.muranopl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded case: packages, a model, one thing to do, and what the reference made of it.
 *
 * @param id unique name, starts with the area
 * @param area topic
 * @param source the whole record
 */
public record ConformanceCase(String id, String area, JsonNode source) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Returns a member of the record; a missing node if it is absent. */
  JsonNode member(String name) {
    return source.path(name);
  }

  /** Returns whether the case asks for a detail that is not always recorded. */
  boolean records(String detail) {
    for (JsonNode item : member("record")) {
      if (item.asString().equals(detail)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads all cases at or below a path: each line of each {@code *.jsonl} file is one.
   *
   * @throws IOException if a file cannot be read or a line is no case
   */
  public static List<ConformanceCase> readAll(Path path) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.walk(path)) {
      files = entries.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    List<ConformanceCase> cases = new ArrayList<>();
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        lines.filter(line -> !line.isBlank()).map(line -> parse(line, file)).forEach(cases::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return cases;
  }

  private static ConformanceCase parse(String line, Path file) {
    JsonNode node = MAPPER.readTree(line);
    if (!node.path("id").isString() || !node.path("packages").isArray()) {
      throw new UncheckedIOException(
          new IOException("a line of " + file + " has no \"id\" or no \"packages\""));
    }
    String id = node.get("id").stringValue();
    String area =
        node.path("area").asString(id.contains("/") ? id.substring(0, id.indexOf('/')) : id);
    return new ConformanceCase(id, area, node);
  }
}
