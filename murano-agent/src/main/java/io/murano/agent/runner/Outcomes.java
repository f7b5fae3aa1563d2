package io.murano.agent.runner;

import io.murano.agent.plan.PlanOutcome;
import io.murano.agent.process.StopReason;
import io.murano.common.message.AgentProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results the agent words itself. */
final class Outcomes {

  private Outcomes() {}

  static PlanOutcome interrupted() {
    return PlanOutcome.failure(
        AgentProtocol.INTERRUPTED,
        "The agent was stopped while the plan was running; what the plan has done is unknown",
        reason("interrupted"));
  }

  static PlanOutcome expired(Instant deadline, Instant now) {
    Map<String, @Nullable Object> info = reason("expired");
    info.put("deadline", deadline.toString());
    return PlanOutcome.refused(
        AgentProtocol.EXPIRED,
        "The plan was not executed: its deadline was %s and it is %s".formatted(deadline, now),
        info);
  }

  static PlanOutcome cancelledBeforeStart() {
    return PlanOutcome.refused(
        AgentProtocol.CANCELLED, "The plan was cancelled before it started", reason("cancelled"));
  }

  static PlanOutcome stopped(StopReason why, @Nullable Duration limit) {
    switch (why) {
      case TIME_LIMIT:
        Map<String, @Nullable Object> info = reason("time limit");
        String text = limit == null ? "its limit" : seconds(limit) + " s";
        info.put("limit", limit == null ? null : limit.toMillis() / 1000.0);
        return PlanOutcome.failure(
            AgentProtocol.TIME_LIMIT,
            "The plan ran longer than %s and was killed with all its processes".formatted(text),
            info);
      case CANCELLED:
        return PlanOutcome.failure(
            AgentProtocol.CANCELLED,
            "The plan was cancelled and killed with all its processes",
            reason("cancelled"));
      default:
        return interrupted();
    }
  }

  private static String seconds(Duration limit) {
    String text = String.valueOf(limit.toMillis() / 1000.0);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static Map<String, @Nullable Object> reason(String reason) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("reason", reason);
    return info;
  }
}
