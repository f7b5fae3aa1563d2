package io.murano.e2e.chaos;

import io.murano.e2e.harness.MuranoCluster;
import io.murano.e2e.harness.Service;
import io.murano.testkit.TestBroker;
import io.murano.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Kills a random process of an installation every few seconds and starts it again. The order is
 * that of a seed; which agent is hit depends on which ones run. Stops when it is closed.
 */
final class Havoc implements AutoCloseable {

  private static final int SHORTEST_PAUSE = 2000;
  private static final int LONGEST_PAUSE = 5000;

  /** Broker, agents, database, api and two conductors. */
  private static final int VICTIMS = 6;

  private final MuranoCluster murano;
  private final TestBroker broker;
  private final TestDatabase database;
  private final Random random;
  private final List<String> kills = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  // Not an interrupt, which would hit a kill or start under way.
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "havoc");

  Havoc(MuranoCluster murano, TestBroker broker, TestDatabase database, long seed) {
    this.murano = murano;
    this.broker = broker;
    this.database = database;
    this.random = new Random(seed);
    thread.start();
  }

  private void run() {
    try {
      while (!closed.await(pause(), TimeUnit.MILLISECONDS)) {
        strike(random.nextInt(VICTIMS), random.nextInt(Integer.MAX_VALUE));
      }
    } catch (InterruptedException | RuntimeException e) {
      failure.set(e);
    }
  }

  private long pause() {
    return SHORTEST_PAUSE + random.nextInt(LONGEST_PAUSE - SHORTEST_PAUSE);
  }

  private void strike(int victim, int choice) {
    switch (victim) {
      case 0 -> killBroker();
      case 1 -> killAgent(choice);
      case 2 -> killDatabase();
      default -> kill(murano.services().get(victim - 3));
    }
  }

  private void killBroker() {
    note("broker");
    broker.kill();
    broker.start();
  }

  private void killDatabase() {
    note("database");
    database.kill();
    database.start();
  }

  private void killAgent(int choice) {
    List<ProcessHandle> agents =
        murano.machineProcesses().stream()
            .filter(process -> process.info().command().orElse("").endsWith("java"))
            .toList();
    if (!agents.isEmpty()) {
      note("an agent");
      agents.get(choice % agents.size()).destroyForcibly();
    }
  }

  private void kill(Service service) {
    note(service.name());
    service.kill();
    service.start();
  }

  private synchronized void note(String victim) {
    kills.add(victim);
  }

  /** Returns what was killed, in this order. */
  synchronized List<String> kills() {
    return List.copyOf(kills);
  }

  /** Waits until whatever was killed last has been started again. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a process could not be started again", thrown);
    }
  }
}
