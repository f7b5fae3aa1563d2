package io.murano.common.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON mapper of the wire. Unknown members are ignored, so that an older reader understands a
 * newer writer; numbers keep their kind (integers of any size, floats as doubles). The mapper is
 * immutable and thread-safe.
 */
public final class MuranoJson {

  private static final int MAX_NESTING_DEPTH = 500;
  private static final int MAX_STRING_LENGTH = 64 * 1024 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_NESTING_DEPTH)
                          .maxStringLength(MAX_STRING_LENGTH)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private MuranoJson() {}

  /** Returns the shared mapper. */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
