package io.murano.conductor.agent;

import io.murano.conductor.database.NotificationListener;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.PeriodicWork;
import io.murano.conductor.process.RootCause;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks after outstanding plans: sends again what the broker has not confirmed, keeps plan queues
 * alive, and finds results that other conductors have received.
 */
final class PlanKeeper implements SmartLifecycle, NotificationListener {

  /** Starts before tasks run, and stops after them. */
  private static final int PHASE = 150;

  private static final Logger LOG = LoggerFactory.getLogger(PlanKeeper.class);
  private static final int RENEWALS_PER_EXPIRY = 3;
  private static final int UNUSED_EXPIRIES = 7;

  private final PlanRepository plans;
  private final PlanWaiters waiters;
  private final BrokerLinks links;
  private final AgentProperties properties;
  private final PeriodicWork work;

  PlanKeeper(
      PlanRepository plans,
      PlanWaiters waiters,
      BrokerLinks links,
      AgentProperties properties,
      ConductorThreads threads) {
    this.plans = plans;
    this.waiters = waiters;
    this.links = links;
    this.properties = properties;
    this.work = new PeriodicWork("plans-", 2, threads);
  }

  @Override
  public void start() {
    work.start();
    repeat(this::sendAgain, properties.pollInterval());
    repeat(this::fetchMissed, properties.pollInterval());
    Duration renewal = properties.queueExpiry().dividedBy(RENEWALS_PER_EXPIRY);
    repeat(this::renewQueues, renewal);
    repeat(this::forgetOld, properties.queueExpiry());
    repeat(links::closeIdle, properties.idleTime());
  }

  @Override
  public void stop() {
    work.stop();
    links.closeAll();
  }

  @Override
  public boolean isRunning() {
    return work.running();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public void notified(String payload) {
    if (waiters.contains(payload)) {
      fetch(Set.of(payload));
    }
  }

  @Override
  public void reconnected() {
    work.once(guarded(this::fetchMissed));
  }

  private void sendAgain() {
    attend(queue -> !queue.hasUnconfirmed() || queue.flush());
  }

  private void renewQueues() {
    attend(PlanQueue::renew);
  }

  private void fetchMissed() {
    Set<String> planIds = waiters.planIds();
    if (!planIds.isEmpty()) {
      fetch(planIds);
    }
  }

  private void forgetOld() {
    int forgotten = plans.purge(properties.queueExpiry().multipliedBy(UNUSED_EXPIRIES));
    LOG.debug("Forgot the stamps of {} queues", forgotten);
  }

  private void fetch(Set<String> planIds) {
    plans
        .results(planIds)
        .forEach((planId, result) -> waiters.complete(planId, PlanResultParser.parse(result)));
  }

  /** Something done to a queue; false if its broker cannot be reached. */
  private interface Attendance {
    boolean to(PlanQueue queue) throws InterruptedException;
  }

  /** Attends to all queues, but not to those whose broker has just turned out to be away. */
  private void attend(Attendance attendance) {
    Set<BrokerLink> away = new HashSet<>();
    try {
      for (PlanQueue queue : links.queues()) {
        if (!away.contains(queue.link()) && !attendance.to(queue)) {
          away.add(queue.link());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void repeat(Runnable task, Duration interval) {
    work.repeat(guarded(task), interval);
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (DataAccessException | TransactionException e) {
        LOG.warn("Plans cannot be looked after now: {}", RootCause.of(e));
      } catch (RuntimeException e) {
        LOG.error("Looking after plans failed", e);
      }
    };
  }
}
