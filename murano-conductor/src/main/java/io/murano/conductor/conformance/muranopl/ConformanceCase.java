package io.murano.conductor.conformance.muranopl;

import io.murano.conductor.conformance.RecordedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A recorded case: packages, a model, one thing to do, and what the reference made of it.
 *
 * @param id unique name, starts with the area
 * @param area topic
 * @param source the whole record
 */
public record ConformanceCase(String id, String area, JsonNode source) {

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
    return RecordedCases.read(path, Integer.MAX_VALUE, ConformanceCase::parse);
  }

  private static ConformanceCase parse(JsonNode line) throws IOException {
    if (!line.path("id").isString() || !line.path("packages").isArray()) {
      throw new IOException("has no \"id\" or no \"packages\"");
    }
    String id = line.get("id").stringValue();
    String area =
        line.path("area").asString(id.contains("/") ? id.substring(0, id.indexOf('/')) : id);
    return new ConformanceCase(id, area, line);
  }
}
