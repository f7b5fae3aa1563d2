package io.murano.agent.messaging;

import io.murano.agent.plan.PlanResult;
import io.murano.agent.store.PlanStore;
import io.murano.agent.store.StoredPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends stored results until the broker has confirmed each; one whose queue is missing does not
 * hold up the others. Runs in a thread of its own until the link is closed. Thread-safe.
 */
public final class ResultPublisher implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(ResultPublisher.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);
  private static final Duration BLOCKED_PAUSE = Duration.ofMillis(500);

  private final BrokerLink link;
  private final ResultChannel channel;
  private final PlanStore store;
  private final DelayQueue<Outgoing> queue = new DelayQueue<>();
  private final AtomicInteger unconfirmed = new AtomicInteger();

  /** Creates a publisher. */
  public ResultPublisher(BrokerLink link, ResultRoute route, PlanStore store) {
    this.link = link;
    this.channel = new ResultChannel(link, route);
    this.store = store;
  }

  /** Sends a plan's stored result as soon as possible. */
  public void send(StoredPlan plan) {
    unconfirmed.incrementAndGet();
    queue.add(new Outgoing(plan));
  }

  /** Returns the number of results not yet confirmed. */
  public int unconfirmed() {
    return unconfirmed.get();
  }

  @Override
  public void run() {
    try {
      while (true) {
        Outgoing next = queue.take();
        while (link.isBlocked()) {
          link.pause(BLOCKED_PAUSE);
        }
        attempt(next);
      }
    } catch (LinkClosedException e) {
      log.debug("No more results are sent");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(Outgoing next) throws InterruptedException {
    String problem;
    try {
      PlanResult result = store.result(next.plan);
      channel.publish(result);
      log.info("Plan {}: result delivered (code {})", next.plan.label(), result.errorCode());
      delivered(next.plan);
      return;
    } catch (UndeliveredException e) {
      problem = String.valueOf(e.getMessage());
    } catch (IOException e) {
      problem = "it cannot be read from the store: " + e.getMessage();
    }
    Duration delay = next.postpone();
    log.warn(
        "Plan {}: result is not delivered and is kept, next attempt in {} ms: {}",
        next.plan.label(),
        delay.toMillis(),
        problem);
    queue.add(next);
  }

  private void delivered(StoredPlan plan) {
    unconfirmed.decrementAndGet();
    try {
      store.markSent(plan);
    } catch (IOException e) {
      log.warn(
          "Plan {}: delivery is not noted and would be repeated after a restart: {}",
          plan.label(),
          e.getMessage());
    }
  }

  /** A result and when to send it. */
  private static final class Outgoing implements Delayed {

    private final StoredPlan plan;
    private final Backoff backoff =
        new Backoff(FIRST_DELAY, MAX_DELAY, RandomGenerator.getDefault());
    private long dueNanos = System.nanoTime();

    Outgoing(StoredPlan plan) {
      this.plan = plan;
    }

    Duration postpone() {
      Duration delay = backoff.next();
      dueNanos = System.nanoTime() + delay.toNanos();
      return delay;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
