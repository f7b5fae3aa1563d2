package io.murano.conductor.agent;

import io.murano.conductor.process.RootCause;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;

/**
 * The plan queue of one agent as long as this conductor has plans on it: owner of the order in
 * which they are published. A plan is published only after those with lower stamps were confirmed,
 * since an agent refuses a plan whose stamp is below the last it has seen. Thread-safe.
 */
final class PlanQueue {

  private static final Logger LOG = LoggerFactory.getLogger(PlanQueue.class);

  private final BrokerLink link;
  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition confirmed = lock.newCondition();
  private final SortedSet<PendingPlan> outstanding =
      new TreeSet<>(Comparator.comparingLong(PendingPlan::stamp));
  private final SortedSet<PendingPlan> unconfirmed =
      new TreeSet<>(Comparator.comparingLong(PendingPlan::stamp));

  PlanQueue(BrokerLink link, String name) {
    this.link = link;
    this.name = name;
  }

  String name() {
    return name;
  }

  BrokerLink link() {
    return link;
  }

  /** Held by whoever gives out a stamp until the plan with it was {@linkplain #add added}. */
  ReentrantLock lock() {
    return lock;
  }

  /** Takes over a plan; it is not published yet. */
  void add(PendingPlan plan) {
    lock.lock();
    try {
      outstanding.add(plan);
      unconfirmed.add(plan);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a plan whose wait is over. */
  void remove(PendingPlan plan) {
    lock.lock();
    try {
      outstanding.remove(plan);
      unconfirmed.remove(plan);
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether there are plans the broker has not confirmed. */
  boolean hasUnconfirmed() {
    lock.lock();
    try {
      return !unconfirmed.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Publishes what is not confirmed, in order; gives up at the first failure, to be called again.
   *
   * @return whether all is confirmed now
   * @throws InterruptedException if the thread was interrupted
   */
  boolean flush() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!unconfirmed.isEmpty()) {
        PendingPlan plan = unconfirmed.first();
        if (!publish(plan)) {
          return false;
        }
        unconfirmed.remove(plan);
        confirmed.signalAll();
      }
      return true;
    } catch (AmqpException e) {
      LOG.warn("Plans for {} cannot be sent now: {}", name, RootCause.of(e));
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the broker has a plan.
   *
   * @return false if that did not happen in time
   */
  boolean awaitConfirmed(PendingPlan plan, long nanos) throws InterruptedException {
    long remaining = nanos;
    lock.lockInterruptibly();
    try {
      while (unconfirmed.contains(plan)) {
        if (remaining <= 0) {
          return false;
        }
        remaining = confirmed.awaitNanos(remaining);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Prolongs the life of the queue; if it has gone, declares it and publishes its plans again, with
   * the same ids and stamps.
   *
   * @return whether the broker could be reached
   */
  boolean renew() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (outstanding.isEmpty() || link.exists(name)) {
        return true;
      }
      LOG.warn("Queue {} had gone; {} plans are sent again", name, outstanding.size());
      unconfirmed.addAll(outstanding);
      return flush();
    } catch (AmqpException e) {
      LOG.warn("Queue {} cannot be looked after now: {}", name, RootCause.of(e));
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean publish(PendingPlan plan) throws InterruptedException {
    Long remaining = plan.remainingMillis();
    if (remaining != null && remaining == 0) {
      LOG.info("Plan {} for {} was not sent before its time was up", plan.id(), name);
      return true;
    }
    link.declare(name);
    boolean arrived = link.publish(name, plan.id(), plan.body(), remaining);
    LOG.debug("Plan {} to {}: {}", plan.id(), name, arrived ? "confirmed" : "not confirmed");
    return arrived;
  }
}
