package io.murano.agent.plan;

import io.murano.agent.json.JsonFormatException;
import io.murano.agent.json.JsonText;
import io.murano.common.message.AgentProtocol;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes results in the format 2.0.0 that every engine reads (contract messaging §4.8). */
public final class ResultFormat {

  private static final String FORMAT_VERSION = "2.0.0";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final int maxBytes;

  /**
   * Creates a format.
   *
   * @param maxBytes size above which a result is replaced by an error that says so: brokers refuse
   *     messages that are too large, and such a result would never leave the agent
   */
  public ResultFormat(Clock clock, int maxBytes) {
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /**
   * Writes the result of a plan.
   *
   * @param replyTo what the plan asked for, or null
   */
  public PlanResult write(@Nullable String planId, @Nullable String replyTo, PlanOutcome outcome) {
    byte[] body;
    try {
      body = JsonText.write(message(planId, replyTo, outcome));
    } catch (JsonFormatException e) {
      return write(
          planId, replyTo, PlanOutcome.failure(AgentProtocol.FAILURE, e.getMessage(), null));
    }
    if (body.length > maxBytes) {
      String problem =
          "The plan ended with error code %d, but its result has %d bytes and only %d can be sent"
              .formatted(outcome.errorCode(), body.length, maxBytes);
      return write(planId, replyTo, PlanOutcome.failure(AgentProtocol.FAILURE, problem, null));
    }
    return new PlanResult(planId, replyTo, outcome.errorCode(), body);
  }

  private Map<String, @Nullable Object> message(
      @Nullable String planId, @Nullable String replyTo, PlanOutcome outcome) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put(Member.FORMAT_VERSION, FORMAT_VERSION);
    message.put(Member.ID, UUID.randomUUID().toString().replace("-", ""));
    message.put(AgentProtocol.SOURCE_ID, planId);
    message.put(AgentProtocol.ACTION, AgentProtocol.EXECUTION_RESULT);
    message.put("ErrorCode", outcome.errorCode());
    message.put(Member.BODY, outcome.body());
    message.put("Time", TIME.format(clock.instant()));
    if (outcome.executed()) {
      message.put(Member.REPLY_TO, replyTo);
    }
    return message;
  }
}
