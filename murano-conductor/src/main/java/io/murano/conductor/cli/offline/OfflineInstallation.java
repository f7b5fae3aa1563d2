package io.murano.conductor.cli.offline;

import io.murano.conductor.agent.AgentCall;
import io.murano.conductor.agent.OfflineAgents;
import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.UnwatchedExecution;
import io.murano.conductor.muranopl.EngineBuilder;
import io.murano.conductor.muranopl.MuranoPlEngine;
import io.murano.conductor.muranopl.library.EngineConfiguration;
import io.murano.conductor.muranopl.packaging.PackageLoader;
import io.murano.conductor.muranopl.request.ExecutionContext;
import io.murano.conductor.muranopl.request.ExecutionServices;
import io.murano.conductor.muranopl.request.SessionIdentity;
import io.murano.conductor.stack.CloudProviders;
import io.murano.conductor.stack.StackSessionSettings;
import io.murano.conductor.stack.address.AddressPool;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.hot.YaqlExpressions;
import io.murano.conductor.stack.memory.InMemoryCloudInventory;
import io.murano.conductor.stack.memory.InMemoryStackStore;
import io.murano.conductor.stack.simulation.AddressScheme;
import io.murano.conductor.stack.simulation.MachineDriver;
import io.murano.conductor.stack.simulation.NetworkSettings;
import io.murano.conductor.stack.simulation.SimulatedCloud;
import io.murano.conductor.system.IdentityDirectory;
import io.murano.conductor.system.SystemPlugin;
import io.murano.conductor.system.SystemPorts;
import io.murano.conductor.system.SystemSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that the core library reaches out for, in this process: stacks and networks are simulated in
 * memory, machines do not exist, agents report success. Nothing leaves the process. Thread-safe;
 * {@link #close} ends its threads.
 */
public final class OfflineInstallation implements AutoCloseable {

  /** The environment that executions belong to. */
  public static final String ENVIRONMENT_ID = "environment";

  private static final String PROJECT = "project";
  private static final String USER = "user";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final OfflineAgents agents = new OfflineAgents();
  private final ExecutorService background = Executors.newCachedThreadPool(threads());
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, threads());
  private final SimulatedCloud cloud;
  private final SystemPorts ports;

  /** Starts with nothing in the cloud. */
  public OfflineInstallation() {
    SimulatedCloud.Parts parts =
        new SimulatedCloud.Parts(
            new InMemoryStackStore(InstantSource.system()),
            new InMemoryCloudInventory(),
            new YaqlExpressions(),
            background,
            scheduler,
            PATIENCE);
    this.cloud = new SimulatedCloud("offline", parts, networks(), MachineDriver.none());
    this.ports =
        new SystemPorts(
            agents,
            new CloudProviders(List.of(cloud), cloud.name(), Map.of()),
            StackSessionSettings.of(List.of("murano"), Duration.ofMinutes(10)),
            IdentityDirectory.IDS_ONLY,
            background);
  }

  private static NetworkSettings networks() {
    AddressScheme addresses =
        new AddressScheme(
            false,
            cidr("192.0.2.0/24"),
            cidr("10.250.0.0/16"),
            new AddressPool(cidr("10.0.0.0/16"), 24));
    return new NetworkSettings(
        addresses, "ext-net", "private", "murano-default-router", true, List.of());
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  private static ThreadFactory threads() {
    return task -> {
      Thread thread = new Thread(task, "offline");
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Returns the beginnings of an engine with the core library and all plug-ins on the class path.
   */
  public EngineBuilder engine() {
    return MuranoPlEngine.builder()
        .plugin(new SystemPlugin())
        .discoverPlugins(OfflineInstallation.class.getClassLoader());
  }

  /** Returns the beginnings of an execution's context. */
  public ExecutionContext.Builder context(String id, PackageLoader packages) {
    return ExecutionContext.builder(id, packages).identity(identity());
  }

  /** Returns the services of an execution, to which others can be added. */
  public ExecutionServices.Builder services(String executionId) {
    ExecutionHandle execution = new UnwatchedExecution(executionId, ENVIRONMENT_ID);
    return ExecutionServices.builder()
        .add(SystemSession.class, new SystemSession(execution, ports, identity()))
        .add(EngineConfiguration.class, new OfflineOptions(agents.defaultBroker()));
  }

  private static SessionIdentity identity() {
    return new SessionIdentity(null, PROJECT, USER, ENVIRONMENT_ID, PROJECT, USER);
  }

  /** Returns the plans that agents were sent so far, in order. They may hold secrets. */
  public List<ObjectNode> plans() {
    return agents.calls().stream().map(AgentCall::plan).toList();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    background.shutdownNow();
    cloud.close();
  }
}
