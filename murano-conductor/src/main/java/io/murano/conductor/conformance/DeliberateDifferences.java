package io.murano.conductor.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cases in which an engine differs from the reference on purpose, with the reasons. A listed
 * case that agrees makes a run fail, so that the list stays true.
 *
 * @param reasons reasons by case id
 */
public record DeliberateDifferences(Map<String, String> reasons) {

  private static final String RESOURCE = "deliberate-differences.json";

  /** Copies the reasons. */
  public DeliberateDifferences {
    reasons = Map.copyOf(reasons);
  }

  /**
   * Reads the list of a suite: an array of objects with {@code reason} and {@code cases}.
   *
   * @param suite a class of the package that the list lies beside
   * @throws IOException if there is no list or it cannot be read
   */
  public static DeliberateDifferences of(Class<?> suite) throws IOException {
    try (InputStream in = suite.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("resource " + RESOURCE + " is missing");
      }
      Map<String, String> reasons = new HashMap<>();
      for (JsonNode entry : JsonMapper.shared().readTree(in)) {
        String reason = entry.get("reason").stringValue();
        entry.get("cases").forEach(id -> reasons.put(id.stringValue(), reason));
      }
      return new DeliberateDifferences(reasons);
    }
  }

  /** Returns why a case differs; null if it is not listed. */
  public @Nullable String reason(String id) {
    return reasons.get(id);
  }

  /** Returns whether a case is listed. */
  public boolean lists(String id) {
    return reasons.containsKey(id);
  }
}
