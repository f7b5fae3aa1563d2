package io.murano.conductor.system;

import io.murano.common.error.MuranoException;
import io.murano.common.topology.AgentQueues;
import io.murano.conductor.agent.AgentAddress;
import io.murano.conductor.agent.AgentBroker;
import io.murano.conductor.agent.AgentCall;
import io.murano.conductor.agent.AgentGateway;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.ExecutionStoppedException;
import io.murano.conductor.muranopl.binding.Default;
import io.murano.conductor.muranopl.binding.NativeCall;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;
import io.murano.conductor.muranopl.execution.NativeReferences;
import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.muranopl.value.ByteString;
import io.murano.conductor.muranopl.value.JsonValues;
import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code io.murano.system.Agent}: sends execution plans to the agent of one machine and waits for
 * what it returns (contract muranopl §6.2, messaging §5).
 */
@NativeClass("io.murano.system.Agent")
final class AgentObject implements NativeReferences {

  private static final Logger LOG = LoggerFactory.getLogger(AgentObject.class);

  private final MuranoObject host;
  private final String planQueue;

  @NativeConstructor
  AgentObject(NativeCall call, MuranoObject host) {
    MuranoObject environment = Owners.nearest(call, host, Owners.ENVIRONMENT);
    if (environment == null) {
      throw NativeException.valueError("The host of an agent must live in an environment");
    }
    this.host = host;
    this.planQueue = AgentQueues.planQueue(environment.id(), host.id());
  }

  @Override
  public void visitReferences(Consumer<@Nullable Object> visitor) {
    visitor.accept(host);
  }

  /**
   * Returns the name of the agent's queue. Asked for when the machine's configuration is written,
   * hence the moment to make sure that the queue exists before the machine starts.
   */
  @NativeMethod
  String queueName(NativeCall call) {
    AgentGateway agents = agents(call);
    if (agents.enabled()) {
      AgentAddress address = address(call);
      call.blocking(() -> declare(agents, address));
    }
    return planQueue;
  }

  @NativeMethod
  String signingKey(NativeCall call, @Default("\"\"") String linePrefix) {
    return agents(call).signingKey(linePrefix);
  }

  @NativeMethod
  @Nullable Object call(
      NativeCall call, YaqlDict template, MuranoObject resources, @Default @Nullable Long timeout) {
    return await(call, plan(call, template, resources), duration(call, timeout));
  }

  @NativeMethod
  void send(NativeCall call, YaqlDict template, MuranoObject resources) {
    post(call, plan(call, template, resources));
  }

  @NativeMethod
  @Nullable Object callRaw(NativeCall call, YaqlDict plan, @Default @Nullable Long timeout) {
    return await(call, raw(plan), duration(call, timeout));
  }

  @NativeMethod
  void sendRaw(NativeCall call, YaqlDict plan) {
    post(call, raw(plan));
  }

  /** Waits until the agent has answered a plan that does nothing. */
  @NativeMethod
  void waitReady(NativeCall call, @Default("100") long timeout) {
    await(call, emptyPlan(), Duration.ofSeconds(timeout));
  }

  /** Returns whether the agent answers in time. */
  @NativeMethod
  boolean isReady(NativeCall call, @Default("100") long timeout) {
    try {
      waitReady(call, timeout);
      return true;
    } catch (NativeException e) {
      if (e.errorName().equals(AgentFailures.TIMEOUT)) {
        return false;
      }
      throw e;
    }
  }

  @NativeMethod
  Object buildExecutionPlan(NativeCall call, YaqlDict template, MuranoObject resources) {
    return plan(call, template, resources);
  }

  private @Nullable Object await(NativeCall call, ObjectNode plan, Duration timeout) {
    AgentCall request = request(call, plan, timeout);
    ExecutionHandle execution = session(call).execution();
    AgentGateway agents = agents(call);
    Callable<@Nullable JsonNode> wait = () -> agents.call(execution, request);
    return AgentFailures.translate(() -> JsonValues.fromJson(call.blocking(wait)));
  }

  private void post(NativeCall call, ObjectNode plan) {
    AgentGateway agents = agents(call);
    AgentCall request = request(call, plan, agents.defaultTimeout());
    ExecutionHandle execution = session(call).execution();
    Callable<Boolean> sending =
        () -> {
          agents.send(execution, request);
          return true;
        };
    AgentFailures.translate(() -> call.blocking(sending));
  }

  private AgentCall request(NativeCall call, ObjectNode plan, Duration timeout) {
    AgentAddress address = address(call);
    String key = session(call).callKey(call.site().toString(), planQueue);
    return new AgentCall(key, address, plan, timeout);
  }

  /** Returns where the agent is reached: that depends on the region of its machine. */
  private AgentAddress address(NativeCall call) {
    Object region = call.call(host, "getRegion");
    if (!(region instanceof MuranoObject object)) {
      throw NativeException.valueError("Machine " + host.id() + " is in no region");
    }
    Object listener = call.property(object, "agentListener");
    if (!(listener instanceof MuranoObject queue)) {
      throw NativeException.valueError("Region " + object.id() + " has no agent listener");
    }
    String resultQueue = Text.str(call.call(queue, "queueName"));
    return new AgentAddress(broker(call, call.call(object, "getConfig")), planQueue, resultQueue);
  }

  private static AgentBroker broker(NativeCall call, @Nullable Object config) {
    Object found = config instanceof YaqlDict region ? region.find("agentRabbitMq") : null;
    if (!(found instanceof YaqlDict settings)) {
      return agents(call).defaultBroker();
    }
    return new AgentBroker(
        Text.str(settings.find("host")),
        Integer.parseInt(Text.str(settings.find("port"))),
        Text.str(settings.find("login")),
        Text.str(settings.find("password")),
        Text.str(settings.find("virtual_host")),
        Values.truth(settings.find("ssl")),
        Values.truth(settings.find("insecure")));
  }

  private static @Nullable Void declare(AgentGateway agents, AgentAddress address) {
    try {
      agents.declare(address);
    } catch (ExecutionStoppedException e) {
      throw e;
    } catch (MuranoException e) {
      LOG.warn(
          "Queue {} is declared with the first plan only: {}", address.planQueue(), e.getMessage());
    }
    return null;
  }

  private ObjectNode plan(NativeCall call, YaqlDict template, MuranoObject resources) {
    return PlanBuilder.build(
        raw(template),
        new PackageResources(call, resources),
        () -> call.execution().ids().nextId());
  }

  private static ObjectNode raw(YaqlDict plan) {
    return (ObjectNode) JsonValues.toJson(plan);
  }

  private static ObjectNode emptyPlan() {
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    plan.put("FormatVersion", "2.0.0");
    plan.put("Name", "Is the agent ready");
    plan.put("Body", "return");
    plan.putObject("Files");
    plan.putObject("Scripts");
    return plan;
  }

  private static Duration duration(NativeCall call, @Nullable Long seconds) {
    return seconds == null ? agents(call).defaultTimeout() : Duration.ofSeconds(seconds);
  }

  private static SystemSession session(NativeCall call) {
    return call.service(SystemSession.class);
  }

  private static AgentGateway agents(NativeCall call) {
    return session(call).ports().agents();
  }

  /** The resources of a package through their MuranoPL object. */
  private record PackageResources(NativeCall call, MuranoObject resources)
      implements PlanBuilder.ResourceSource {

    @Override
    public String text(String path) {
      return Text.str(call.call(resources, "string", path));
    }

    @Override
    public ByteString bytes(String path) {
      Object content = call.call(resources, "string", Map.of("name", path, "binary", true));
      if (content instanceof ByteString bytes) {
        return bytes;
      }
      throw NativeException.typeError("Resource " + path + " cannot be read as bytes");
    }
  }
}
