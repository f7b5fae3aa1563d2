package io.murano.conductor.agent;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.AgentProtocol;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Reads the bodies of results, as lenient as the original, and writes them for the database. */
final class PlanResultParser {

  private static final int LONGEST_ID = 255;
  // Python writes these where JSON knows no such number.
  private static final ObjectReader READER =
      MuranoJson.mapper().reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
  private static final ObjectWriter WRITER =
      MuranoJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private PlanResultParser() {}

  /** A body that is no result. */
  static final class UnreadableResultException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableResultException(String reason) {
      super(reason);
    }
  }

  /** Reads a body. */
  static JsonNode parse(byte[] body) throws UnreadableResultException {
    try {
      JsonNode result = READER.readTree(body);
      if (result.isObject()) {
        return result;
      }
      throw new UnreadableResultException("a JSON object is expected, not " + result.getNodeType());
    } catch (JacksonException e) {
      throw new UnreadableResultException("not JSON: " + e.getOriginalMessage());
    }
  }

  /** Reads what {@link #text} has written. */
  static JsonNode parse(String text) {
    return MuranoJson.mapper().readTree(text);
  }

  /** Writes a result in ASCII. */
  static String text(JsonNode result) {
    return WRITER.writeValueAsString(result);
  }

  /** Returns the id of the plan a result belongs to. */
  static String planIdOf(JsonNode result, @Nullable String messageId)
      throws UnreadableResultException {
    String given = result.path(AgentProtocol.SOURCE_ID).asString("");
    String id = given.isEmpty() ? messageId : given;
    if (id == null || id.isEmpty()) {
      throw new UnreadableResultException("there is neither a SourceID nor a message id");
    }
    if (id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
      throw new UnreadableResultException("the id of the plan is no id");
    }
    return id;
  }
}
