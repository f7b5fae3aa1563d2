package io.murano.conductor.system;

import io.murano.conductor.agent.AgentCall;
import io.murano.conductor.agent.AgentException;
import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.agent.OfflineAgents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Agents that answer at once as a test says; at first their scripts succeed and print ok. */
final class ScriptedAgents {

  private final OfflineAgents agents = new OfflineAgents(this::valueOf);
  private volatile Function<ObjectNode, @Nullable JsonNode> answers =
      plan -> OfflineAgents.success(plan, "ok");
  private int cleared;

  AgentGateway gateway() {
    return agents;
  }

  private @Nullable JsonNode valueOf(ObjectNode plan) {
    return answers.apply(plan);
  }

  void answer(Function<ObjectNode, @Nullable JsonNode> newAnswers) {
    answers = newAnswers;
  }

  /** Lets every plan fail. */
  void fail(String message, int errorCode) {
    Map<String, @Nullable JsonNode> details = new LinkedHashMap<>();
    details.put("message", JsonNodeFactory.instance.stringNode(message));
    details.put("errorCode", JsonNodeFactory.instance.numberNode(errorCode));
    answers =
        plan -> {
          throw new AgentException(message, details);
        };
  }

  /** Returns what was sent since the last {@link #clear}. */
  List<AgentCall> calls() {
    List<AgentCall> all = agents.calls();
    return all.subList(cleared, all.size());
  }

  void clear() {
    cleared = agents.calls().size();
  }
}
