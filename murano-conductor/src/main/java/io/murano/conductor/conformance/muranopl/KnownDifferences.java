package io.murano.conductor.conformance.muranopl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cases that come out differently on purpose, with the reasons. */
final class KnownDifferences {

  private static final String FILE = "/conformance/muranopl-differences.json";

  private final Map<String, String> reasons = new HashMap<>();

  private KnownDifferences() {}

  static KnownDifferences load() {
    KnownDifferences result = new KnownDifferences();
    try (InputStream file = KnownDifferences.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the class path lacks " + FILE);
      }
      for (JsonNode entry : JsonMapper.builder().build().readTree(file)) {
        String reason = entry.path("reason").asString();
        entry.path("cases").forEach(id -> result.reasons.put(id.asString(), reason));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
    return result;
  }

  @Nullable String reason(String id) {
    return reasons.get(id);
  }
}
