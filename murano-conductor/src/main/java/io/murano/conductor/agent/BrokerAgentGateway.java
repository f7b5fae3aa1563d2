package io.murano.conductor.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.ExecutionStoppedException;
import io.murano.conductor.deployment.StopCause;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import tools.jackson.databind.JsonNode;

/** Sends plans over the brokers of the regions and keeps them in the database. */
final class BrokerAgentGateway implements AgentGateway {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerAgentGateway.class);
  private static final Duration CONFIRM_STEP = Duration.ofMillis(200);

  private final AgentProperties properties;
  private final AgentBroker defaultBroker;
  private final PlanRepository plans;
  private final PlanWaiters waiters;
  private final BrokerLinks links;
  private final PlanSigner signer;
  private final PlanResultReader results;
  private final PlanRecall recall;
  private final MeterRegistry meters;

  /** A call on its way, with the plan an earlier run has stored for it, if any. */
  private record Request(
      ExecutionHandle execution, AgentCall call, PlanState state, @Nullable StoredPlan earlier) {}

  BrokerAgentGateway(
      AgentProperties properties,
      AgentBroker defaultBroker,
      PlanRepository plans,
      PlanWaiters waiters,
      BrokerLinks links,
      PlanSigner signer,
      PlanResultReader results,
      MeterRegistry meters) {
    this.properties = properties;
    this.defaultBroker = defaultBroker;
    this.plans = plans;
    this.waiters = waiters;
    this.links = links;
    this.signer = signer;
    this.results = results;
    this.recall = new PlanRecall(plans);
    this.meters = meters;
  }

  @Override
  public boolean enabled() {
    return !properties.disabled();
  }

  @Override
  public AgentBroker defaultBroker() {
    return defaultBroker;
  }

  @Override
  public Duration defaultTimeout() {
    return properties.timeout();
  }

  @Override
  public String signingKey(String linePrefix) {
    return signer.publicKey(linePrefix);
  }

  @Override
  public void declare(AgentAddress address) {
    BrokerLink link = links.touch(address.broker());
    try {
      link.declare(address.planQueue());
      link.declare(address.resultQueue());
    } catch (AmqpException e) {
      throw new MuranoException(
          ErrorCode.UNAVAILABLE,
          "The broker of agent %s cannot be reached: %s"
              .formatted(address.planQueue(), RootCause.of(e)),
          e);
    }
  }

  @Override
  public @Nullable JsonNode call(ExecutionHandle execution, AgentCall call)
      throws InterruptedException {
    checkUsable(execution);
    StoredPlan earlier = earlier(execution, call);
    if (earlier != null && earlier.state() != PlanState.OUTSTANDING) {
      return replay(earlier, call);
    }
    Timer.Sample timing = Timer.start(meters);
    PlanQueue queue = links.acquire(call.address());
    try {
      Request request = new Request(execution, call, PlanState.OUTSTANDING, earlier);
      JsonNode value = results.valueOf(exchange(request, queue));
      record(timing, "answered");
      return value;
    } catch (RuntimeException | InterruptedException e) {
      record(timing, outcomeOf(e));
      throw e;
    } finally {
      links.release(call.address());
    }
  }

  @Override
  public void send(ExecutionHandle execution, AgentCall call) throws InterruptedException {
    checkUsable(execution);
    StoredPlan earlier = earlier(execution, call);
    if (earlier != null && earlier.body() == null) {
      return;
    }
    PlanQueue queue = links.acquire(call.address());
    try {
      PendingPlan plan = place(new Request(execution, call, PlanState.SENT, earlier), queue);
      try {
        deliver(execution, plan, queue);
      } finally {
        queue.remove(plan);
      }
    } finally {
      links.release(call.address());
    }
  }

  @Override
  public void forget(String environmentId) {
    List<String> queues = plans.queuesOf(environmentId);
    for (BrokerLink link : links.open()) {
      for (String queue : queues) {
        link.deleteUnused(queue);
      }
    }
    plans.forget(queues);
  }

  private void checkUsable(ExecutionHandle execution) {
    if (properties.disabled()) {
      throw new AgentsDisabledException();
    }
    execution.checkpoint();
  }

  /** Only a run after the first can find plans: keys are unique within a run. */
  private @Nullable StoredPlan earlier(ExecutionHandle execution, AgentCall call) {
    return execution.epoch() > 1 ? plans.find(execution.taskId(), call.key()).orElse(null) : null;
  }

  private @Nullable JsonNode replay(StoredPlan plan, AgentCall call) {
    String result = plan.result();
    LOG.debug("{} was made by an earlier run: {}", call, plan);
    if (plan.state() != PlanState.ANSWERED || result == null) {
      throw new AgentTimeoutException(call.timeout());
    }
    return results.valueOf(PlanResultParser.parse(result));
  }

  private JsonNode exchange(Request request, PlanQueue queue) throws InterruptedException {
    PendingPlan plan = place(request, queue);
    CompletableFuture<JsonNode> answer = waiters.register(plan.id());
    Runnable unhook =
        request
            .execution()
            .onStop(cause -> answer.completeExceptionally(new ExecutionStoppedException(cause)));
    try {
      queue.flush();
      return await(plan, queue, answer, request.call());
    } finally {
      unhook.run();
      waiters.remove(plan.id());
      queue.remove(plan);
    }
  }

  /** Makes sure the plan is stored, and puts it in line. */
  private PendingPlan place(Request request, PlanQueue queue) throws InterruptedException {
    queue.lock().lockInterruptibly();
    try {
      StoredPlan stored = request.earlier();
      if (stored == null) {
        stored =
            plans
                .insert(request.execution(), request.call(), request.state())
                .orElseThrow(BrokerAgentGateway::lost);
      }
      byte[] body = stored.body();
      if (body == null) {
        throw new IllegalStateException("The plan " + stored.id() + " has lost its body");
      }
      PendingPlan plan = PendingPlan.of(stored, body);
      queue.add(plan);
      return plan;
    } finally {
      queue.lock().unlock();
    }
  }

  private void deliver(ExecutionHandle execution, PendingPlan plan, PlanQueue queue)
      throws InterruptedException {
    long deadline = System.nanoTime() + properties.timeout().toNanos();
    queue.flush();
    while (!queue.awaitConfirmed(plan, CONFIRM_STEP.toNanos())) {
      execution.checkpoint();
      if (System.nanoTime() - deadline >= 0) {
        throw new AgentTimeoutException(properties.timeout());
      }
    }
  }

  private static ExecutionStoppedException lost() {
    return new ExecutionStoppedException(
        new StopCause(StopCause.Kind.LOST, "Another conductor has taken the task over"));
  }

  private JsonNode await(
      PendingPlan plan, PlanQueue queue, CompletableFuture<JsonNode> answer, AgentCall call)
      throws InterruptedException {
    try {
      return answer.get(
          Math.max(0, plan.deadlineNanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (plans.timeOut(plan.id())) {
        throw new AgentTimeoutException(call.timeout());
      }
      return answeredAfterAll(plan, call);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ExecutionStoppedException stopped) {
        recall.ifTaskEnds(plan, queue, stopped.stopCause());
        throw stopped;
      }
      throw new IllegalStateException("The wait for plan " + plan.id() + " failed", e);
    }
  }

  private JsonNode answeredAfterAll(PendingPlan plan, AgentCall call) {
    return plans
        .find(plan.id())
        .map(StoredPlan::result)
        .map(PlanResultParser::parse)
        .orElseThrow(() -> new AgentTimeoutException(call.timeout()));
  }

  private void record(Timer.Sample timing, String outcome) {
    timing.stop(
        Timer.builder("murano.conductor.plan.duration")
            .description("Time from the call of a plan to its answer")
            .tag("outcome", outcome)
            .register(meters));
  }

  private static String outcomeOf(Exception thrown) {
    if (thrown instanceof AgentException) {
      return "agent-error";
    }
    if (thrown instanceof AgentTimeoutException) {
      return "timeout";
    }
    return thrown instanceof ExecutionStoppedException || thrown instanceof InterruptedException
        ? "stopped"
        : "failed";
  }
}
