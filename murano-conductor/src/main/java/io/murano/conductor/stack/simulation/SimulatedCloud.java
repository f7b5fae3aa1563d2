package io.murano.conductor.stack.simulation;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.CloudProvider;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.engine.EngineStacks;
import io.murano.conductor.stack.engine.StackEngine;
import io.murano.conductor.stack.engine.StackStore;
import io.murano.conductor.stack.engine.StackWorkers;
import io.murano.conductor.stack.hot.HotCompiler;
import io.murano.conductor.stack.hot.YaqlBridge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A cloud whose stacks are interpreted here and whose things are simulated; what stands behind
 * servers is up to a driver. Thread-safe.
 */
public final class SimulatedCloud implements CloudProvider, AutoCloseable {

  private final String name;
  private final StackStore store;
  private final SimulatedNetwork network;
  private final StackEngine engine;
  private final StackWorkers workers;

  /**
   * Creates the cloud; {@link #start} makes it look after abandoned operations.
   *
   * @param name name of the provider
   * @param parts where it keeps its things and what it runs on
   * @param settings how networks are set up
   * @param driver what stands behind servers
   */
  public SimulatedCloud(String name, Parts parts, NetworkSettings settings, MachineDriver driver) {
    this.name = name;
    this.store = parts.stacks();
    this.network = new SimulatedNetwork(parts.inventory(), settings);
    this.engine =
        new StackEngine(
            parts.stacks(),
            SimulatedResourceTypes.of(network, driver),
            new HotCompiler(parts.yaql()),
            stack -> parts.inventory().removeOfStack(stack.id()));
    this.workers =
        new StackWorkers(
            engine, parts.stacks(), parts.executor(), parts.scheduler(), parts.leasePatience());
  }

  /**
   * What a simulated cloud is built from.
   *
   * @param stacks where stacks are kept
   * @param inventory where simulated things are kept
   * @param yaql evaluates expressions in templates
   * @param executor a thread for each operation on a stack
   * @param scheduler for periodic work
   * @param leasePatience how long an operation may be without a sign of life before another
   *     conductor takes it over
   */
  public record Parts(
      StackStore stacks,
      CloudInventory inventory,
      YaqlBridge yaql,
      ExecutorService executor,
      ScheduledExecutorService scheduler,
      Duration leasePatience) {}

  /** Begins to look after abandoned operations. */
  public void start() {
    workers.start();
  }

  /** Waits until running operations have ended or were handed over; stop the executor before. */
  @Override
  public void close() {
    workers.close();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StackProvider stacks(CloudAccess access) {
    return new EngineStacks(access, store, engine, workers, InstantSource.system());
  }

  @Override
  public CloudNetworking networking(CloudAccess access) {
    return new SimulatedNetworking(access, network);
  }
}
