package io.murano.conductor.agent;

import io.murano.conductor.deployment.ExecutionHandle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Agents that do not exist: what they are sent is remembered and answered at once. Thread-safe. */
public final class OfflineAgents implements AgentGateway {

  private final List<AgentCall> calls = new CopyOnWriteArrayList<>();
  private final Function<ObjectNode, ? extends @Nullable JsonNode> answers;

  /** Creates agents that report success and print nothing. */
  public OfflineAgents() {
    this(plan -> success(plan, ""));
  }

  /**
   * Creates agents.
   *
   * @param answers returns the value of a plan, or throws what {@link #call} is to throw
   */
  public OfflineAgents(Function<ObjectNode, ? extends @Nullable JsonNode> answers) {
    this.answers = answers;
  }

  /**
   * Returns the value of a plan whose scripts all succeed, in the shape that its body asks for.
   *
   * @param stdout what each script prints
   */
  public static JsonNode success(ObjectNode plan, String stdout) {
    String body = plan.path("Body").asString("");
    if (body.contains(".exitCode == 0")) {
      return JsonNodeFactory.instance.booleanNode(true);
    }
    if (body.contains(").stdout")) {
      return JsonNodeFactory.instance.stringNode(stdout);
    }
    if (body.contains(").stderr")) {
      return JsonNodeFactory.instance.stringNode("");
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("exitCode", 0);
    result.put("stdout", stdout);
    result.put("stderr", "");
    return result;
  }

  /** Returns what was sent so far, in order. */
  public List<AgentCall> calls() {
    return List.copyOf(calls);
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
