package io.murano.conductor.cli.offline;

import io.murano.conductor.agent.AgentAddress;
import io.murano.conductor.agent.AgentBroker;
import io.murano.conductor.agent.AgentCall;
import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.deployment.ExecutionHandle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Agents that do nothing and report success, in the shape that the plan's body asks for. */
final class OfflineAgents implements AgentGateway {

  private final List<ObjectNode> plans = new CopyOnWriteArrayList<>();

  /** Returns the plans that were sent, in order. */
  List<ObjectNode> plans() {
    return List.copyOf(plans);
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public AgentBroker defaultBroker() {
    return new AgentBroker("127.0.0.1", 5672, "murano", "", "/", false, false);
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
    ObjectNode plan = call.plan();
    plans.add(plan);
    return success(plan.path("Body").asString(""));
  }

  @Override
  public void send(ExecutionHandle execution, AgentCall call) {
    plans.add(call.plan());
  }

  @Override
  public void forget(String environmentId) {}

  private static JsonNode success(String body) {
    if (body.contains(".exitCode == 0")) {
      return JsonNodeFactory.instance.booleanNode(true);
    }
    if (body.contains(").stdout") || body.contains(").stderr")) {
      return JsonNodeFactory.instance.stringNode("");
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("exitCode", 0);
    result.put("stdout", "");
    result.put("stderr", "");
    return result;
  }
}
