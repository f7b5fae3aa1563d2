package io.murano.agent;

import io.murano.agent.messaging.BrokerLink;
import io.murano.agent.messaging.PlanReceiver;
import io.murano.agent.messaging.ResultPublisher;
import io.murano.agent.runner.PlanWorker;
import io.murano.agent.store.PlanStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the agent's threads in order and stops them in order: no new plans first, then the running
 * plan, then its result, then the connection.
 */
final class Agent implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Agent.class);
  private static final Duration KILL_TIME = Duration.ofSeconds(10);
  private static final Duration DRAIN_TIME = Duration.ofSeconds(3);
  private static final Duration DRAIN_POLL = Duration.ofMillis(20);
  private static final Duration STATUS_INTERVAL = Duration.ofSeconds(2);
  private static final Duration TIDY_INTERVAL = Duration.ofSeconds(30);

  private final Parts parts;
  private final Duration shutdownGrace;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  /** What the agent is made of. */
  record Parts(
      PlanStore store,
      BrokerLink link,
      PlanReceiver receiver,
      PlanWorker worker,
      ResultPublisher publisher,
      StatusReport status,
      Housekeeping housekeeping) {}

  Agent(Parts parts, Duration shutdownGrace) {
    this.parts = parts;
    this.shutdownGrace = shutdownGrace;
  }

  @Override
  public void start() {
    try {
      parts.worker().recover();
    } catch (IOException e) {
      throw new UncheckedIOException("The plan store cannot be read", e);
    }
    running = true;
    start("result-publisher", parts.publisher());
    start("plan-worker", parts.worker());
    start("plan-receiver", parts.receiver());
    parts.housekeeping().every(STATUS_INTERVAL, "Writing the status file", parts.status()::write);
    parts.housekeeping().every(TIDY_INTERVAL, "Tidying the plan store", parts.store()::tidy);
    log.info(
        "murano-agent {} is running (process {})",
        AgentVersion.get(),
        ProcessHandle.current().pid());
  }

  @Override
  public void stop() {
    log.info("murano-agent is stopping");
    parts.receiver().stop();
    try {
      if (!parts.worker().stop(shutdownGrace, KILL_TIME)) {
        log.warn("The running plan did not stop; it is reported as interrupted at the next start");
      }
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.link().close();
    threads.forEach(Thread::interrupt);
    parts.housekeeping().close();
    close();
    running = false;
    log.info("murano-agent has stopped");
  }

  /** Returns the number of results that the broker has not confirmed. */
  int unconfirmedResults() {
    return parts.publisher().unconfirmed();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    threads.add(thread);
    thread.start();
  }

  private void drain() throws InterruptedException {
    long end = System.nanoTime() + DRAIN_TIME.toNanos();
    while (parts.publisher().unconfirmed() > 0
        && parts.link().isConnected()
        && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(DRAIN_POLL.toMillis());
    }
  }

  private void close() {
    try {
      parts.status().writeStopped();
      parts.store().close();
    } catch (IOException e) {
      log.warn("The last state cannot be written: {}", e.getMessage());
    }
  }
}
