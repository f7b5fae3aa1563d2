package io.murano.conductor.conformance.yaql;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases in which the engine differs from the reference on purpose, with the reason. A listed
 * case that agrees makes a run fail, so that the list stays true.
 *
 * @param reasons reasons by case id
 */
record DeliberateDifferences(Map<String, String> reasons) {

  private static final String RESOURCE = "deliberate-differences.json";

  /** Reads the list that belongs to this build: an array of objects with id and reason. */
  static DeliberateDifferences load() throws IOException {
    try (InputStream in = DeliberateDifferences.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("resource " + RESOURCE + " is missing");
      }
      Map<String, String> reasons = new LinkedHashMap<>();
      for (JsonNode entry : JsonMapper.shared().readTree(in)) {
        reasons.put(entry.get("id").stringValue(), entry.get("reason").stringValue());
      }
      return new DeliberateDifferences(reasons);
    }
  }

  boolean lists(String id) {
    return reasons.containsKey(id);
  }
}
