package io.murano.conductor.agent;

import io.murano.common.json.MuranoJson;
import io.murano.common.message.AgentProtocol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes plans: what agents need and a plan lacks is filled in, so that neither kind of agent
 * stumbles over it (contract messaging §4.7, §4.12).
 */
final class PlanMessage {

  private static final ObjectWriter WRITER =
      MuranoJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private PlanMessage() {}

  /** Returns the id a plan brings along, or null. */
  static @Nullable String idOf(ObjectNode plan) {
    String id = plan.path("ID").asString("");
    return id.isEmpty() ? null : id;
  }

  /** Returns an id nobody has used: 32 hexadecimal digits. */
  static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Returns whether a plan is of format 1, for the original's Windows agent. */
  static boolean isFormat1(ObjectNode plan) {
    String version = plan.path("FormatVersion").asString("");
    return version.isEmpty() || version.startsWith("1.");
  }

  /**
   * Returns the message body of a plan.
   *
   * @param deadline when it must have started, or null
   */
  static byte[] body(ObjectNode plan, String id, long stamp, @Nullable Instant deadline) {
    plan.put("Stamp", stamp);
    if (!isFormat1(plan)) {
      plan.put("ID", id);
      complete(plan);
      if (deadline != null && !plan.has(AgentProtocol.DEADLINE)) {
        plan.put(AgentProtocol.DEADLINE, deadline.truncatedTo(ChronoUnit.MILLIS).toString());
      }
    }
    return WRITER.writeValueAsString(plan).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Returns the message that stops a plan. An agent that does not know the action takes it for a
   * plan that does nothing.
   */
  static byte[] cancel(String planId, String id, long stamp) {
    ObjectNode message = MuranoJson.mapper().createObjectNode();
    message.put("FormatVersion", "2.0.0");
    message.put(AgentProtocol.ACTION, AgentProtocol.CANCEL);
    message.put(AgentProtocol.SOURCE_ID, planId);
    message.put("Body", "return");
    return body(message, id, stamp, null);
  }

  private static void complete(ObjectNode plan) {
    if (!plan.has(AgentProtocol.ACTION)) {
      plan.put(AgentProtocol.ACTION, AgentProtocol.EXECUTE);
    }
    if (!plan.path("Files").isObject()) {
      plan.putObject("Files");
    }
    if (!plan.path("Scripts").isObject()) {
      plan.putObject("Scripts");
    }
    for (JsonNode script : plan.path("Scripts")) {
      if (script instanceof ObjectNode object && !object.path("Options").isObject()) {
        object.putObject("Options");
      }
    }
  }
}
