package io.murano.conductor.agent;

import io.murano.conductor.deployment.StopCause;
import io.murano.conductor.process.RootCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;

/** Calls plans back whose task ends before they are answered. Thread-safe. */
final class PlanRecall {

  private static final Logger LOG = LoggerFactory.getLogger(PlanRecall.class);

  private final PlanRepository plans;

  PlanRecall(PlanRepository plans) {
    this.plans = plans;
  }

  /**
   * Calls a plan back, unless another run of the task will wait for it: drops it if no agent has
   * come for it yet, else asks the agent to stop it.
   */
  void ifTaskEnds(PendingPlan plan, PlanQueue queue, StopCause cause) throws InterruptedException {
    boolean ends =
        cause.kind() == StopCause.Kind.CANCELLED || cause.kind() == StopCause.Kind.TIME_LIMIT;
    if (!ends || !plans.timeOut(plan.id())) {
      return;
    }
    try {
      recall(plan, queue);
    } catch (AmqpException e) {
      LOG.warn("Plan {} cannot be called back: {}", plan.id(), RootCause.of(e));
    }
  }

  private void recall(PendingPlan plan, PlanQueue queue) throws InterruptedException {
    BrokerLink link = queue.link();
    QueueDepth depth = link.depth(queue.name());
    if (depth == null) {
      return;
    }
    if (depth.consumers() == 0) {
      link.purge(queue.name());
      return;
    }
    String id = PlanMessage.newId();
    byte[] cancel = PlanMessage.cancel(plan.id(), id, plans.stamp(queue.name()));
    boolean sent = link.publish(queue.name(), id, cancel, null);
    LOG.info(
        "Asked the agent of {} to stop plan {}{}",
        queue.name(),
        plan.id(),
        sent ? "" : ", but the broker did not confirm");
  }
}
