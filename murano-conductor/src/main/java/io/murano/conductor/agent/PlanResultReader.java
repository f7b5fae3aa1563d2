package io.murano.conductor.agent;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Tells from an agent's result what a call returns or throws (contract messaging §4.8; the
 * original's {@code agent.py}, {@code _process_v1_result} and {@code _process_v2_result}).
 */
final class PlanResultReader {

  private final Clock clock;

  PlanResultReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * Returns the value of a plan; null if it has none.
   *
   * @throws AgentException if the result tells of a failure
   */
  @Nullable JsonNode valueOf(JsonNode result) {
    String version = result.path("FormatVersion").asString("1.0.0");
    JsonNode value = version.startsWith("1.") ? ofFormat1(result) : ofFormat2(result);
    return value == null || value.isNull() || value.isMissingNode() ? null : value;
  }

  private static @Nullable JsonNode ofFormat2(JsonNode result) {
    JsonNode code = result.path("ErrorCode");
    if (isFalse(code)) {
      return result.get("Body");
    }
    JsonNode body = result.path("Body");
    Map<String, @Nullable JsonNode> details = new LinkedHashMap<>();
    details.put("message", present(body.get("Message")));
    details.put("details", present(body.get("AdditionalInfo")));
    details.put("errorCode", code);
    details.put("time", present(result.get("Time")));
    details.put("extra", extra(body));
    return fail(body.path("Message").asString("The agent reports error " + code), details);
  }

  private static @Nullable JsonNode extra(JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      return null;
    }
    ObjectNode rest = object.deepCopy();
    rest.remove("Message");
    rest.remove("AdditionalInfo");
    return rest.isEmpty() ? null : rest;
  }

  private @Nullable JsonNode ofFormat1(JsonNode result) {
    JsonNode outputs = result.path("Result");
    if (result.path("IsException").asBoolean(false)) {
      return failFormat1(outputs, "execution_plan");
    }
    if (!outputs.isArray() || outputs.isEmpty()) {
      return null;
    }
    JsonNode last = outputs.get(outputs.size() - 1);
    if (last.path("IsException").asBoolean(false)) {
      return failFormat1(last.path("Result"), "command");
    }
    return last.get("Result");
  }

  private @Nullable JsonNode failFormat1(JsonNode info, String source) {
    // A fatal error before any command is a mere text.
    boolean plain = info.isString();
    Map<String, @Nullable JsonNode> details = new LinkedHashMap<>();
    details.put("type", plain ? null : present(info.get(0)));
    details.put("message", plain ? info : present(info.get(1)));
    details.put("command", plain ? null : present(info.get(2)));
    details.put("details", plain ? null : present(info.get(3)));
    details.put("timestamp", StringNode.valueOf(clock.instant().toString()));
    details.put("source", StringNode.valueOf(source));
    JsonNode message = details.get("message");
    return fail(message == null ? "The agent reports an error" : message.asString(""), details);
  }

  private static @Nullable JsonNode fail(String message, Map<String, @Nullable JsonNode> details) {
    throw new AgentException(message, details);
  }

  private static @Nullable JsonNode present(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node;
  }

  /** Python's idea of false, by which the original tells success: absent, null, zero, empty. */
  private static boolean isFalse(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue() == 0;
    }
    return node.isMissingNode()
        || node.isNull()
        || (node.isBoolean() && !node.booleanValue())
        || (node.isString() && node.stringValue().isEmpty())
        || (node.isContainer() && node.isEmpty());
  }
}
