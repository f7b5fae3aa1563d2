package io.murano.conductor.system;

import io.murano.conductor.agent.AgentAddress;
import io.murano.conductor.agent.AgentBroker;
import io.murano.conductor.agent.AgentCall;
import io.murano.conductor.agent.AgentException;
import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.deployment.ExecutionHandle;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Agents that answer at once as a test says, and remember what they were sent. */
final class ScriptedAgents implements AgentGateway {

  private final List<AgentCall> calls = new CopyOnWriteArrayList<>();
  private volatile Function<ObjectNode, @Nullable JsonNode> answers = ScriptedAgents::success;

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

  List<AgentCall> calls() {
    return List.copyOf(calls);
  }

  void clear() {
    calls.clear();
  }

  /** What a plan returns whose scripts all succeed and print {@code ok}. */
  static JsonNode success(ObjectNode plan) {
    String body = plan.path("Body").asString("");
    if (body.contains(".exitCode == 0")) {
      return JsonNodeFactory.instance.booleanNode(true);
    }
    if (body.contains(").stdout")) {
      return JsonNodeFactory.instance.stringNode("ok");
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("exitCode", 0);
    result.put("stdout", "ok");
    result.putNull("stderr");
    return result;
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public AgentBroker defaultBroker() {
    return new AgentBroker("127.0.0.1", 5672, "murano", "secret", "/", false, false);
  }

  @Override
  public Duration defaultTimeout() {
    return Duration.ofHours(1);
  }

  @Override
  public String signingKey(String linePrefix) {
    return "";
  }

  @Override
  public void declare(AgentAddress address) {}

  @Override
  public @Nullable JsonNode call(ExecutionHandle execution, AgentCall call) {
    calls.add(call);
    return answers.apply(call.plan());
  }

  @Override
  public void send(ExecutionHandle execution, AgentCall call) {
    calls.add(call);
  }

  @Override
  public void forget(String environmentId) {}
}
