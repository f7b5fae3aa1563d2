package io.murano.conductor.stack.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.CloudNetworking;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackValues;
import io.murano.conductor.stack.address.AddressPool;
import io.murano.conductor.stack.address.Cidr;
import io.murano.conductor.stack.engine.StackStore;
import io.murano.conductor.stack.hot.HotYaml;
import io.murano.conductor.stack.memory.InMemoryCloudInventory;
import io.murano.conductor.stack.memory.InMemoryStackStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** A simulated cloud in memory, with verbs that wait for the end of operations. */
public final class TestCloud implements AutoCloseable {

  /** The caller. */
  public static final CloudAccess ACCESS = new CloudAccess("", "project-1", "user-1", null);

  public final RecordingDriver driver;
  public final StackStore store;
  public final CloudInventory inventory;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final SimulatedCloud cloud;

  TestCloud() {
    this(
        new InMemoryStackStore(InstantSource.system()),
        new InMemoryCloudInventory(),
        new RecordingDriver());
  }

  /** A cloud over the given state, as another conductor has it. */
  public TestCloud(StackStore store, CloudInventory inventory, RecordingDriver driver) {
    this.store = store;
    this.inventory = inventory;
    this.driver = driver;
    NetworkSettings settings =
        new NetworkSettings(
            addresses(), "ext-net", "private", "murano-default-router", true, List.of("10.0.0.2"));
    SimulatedCloud.Parts parts =
        new SimulatedCloud.Parts(
            store,
            inventory,
            (expression, data) -> expression,
            executor,
            scheduler,
            Duration.ofMillis(300));
    this.cloud = new SimulatedCloud("test", parts, settings, driver);
  }

  /** Returns where addresses come from: all are loopback ones. */
  public static AddressScheme addresses() {
    return new AddressScheme(
        true,
        cidr("127.33.0.0/16"),
        cidr("127.32.0.0/16"),
        new AddressPool(cidr("127.64.0.0/16"), 24));
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  /** Returns the cloud itself. */
  public SimulatedCloud provider() {
    return cloud;
  }

  public StackProvider stacks() {
    return cloud.stacks(ACCESS);
  }

  public CloudNetworking networking() {
    return cloud.networking(ACCESS);
  }

  public void takeOverAbandoned() {
    cloud.start();
  }

  public static StackRequest request(String template) {
    return StackRequest.of(yaml(template));
  }

  public static Map<String, @Nullable Object> yaml(String text) {
    return StackValues.immutableMap((Map<?, ?>) requireNonNull(HotYaml.parse(text)));
  }

  public StackDescription create(String name, String template) {
    return create(name, request(template));
  }

  public StackDescription create(String name, StackRequest request) {
    stacks().create(name, request);
    return ended(name).orElseThrow();
  }

  public StackDescription update(String name, String template) {
    stacks().update(name, request(template));
    return ended(name).orElseThrow();
  }

  public Optional<StackDescription> delete(String name) {
    stacks().delete(name);
    return ended(name);
  }

  /** Returns the stack once no operation is under way. */
  public Optional<StackDescription> ended(String name) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      Optional<StackDescription> stack = stacks().find(name);
      if (stack.isEmpty() || !stack.get().status().inProgress()) {
        return stack;
      }
      assertThat(System.nanoTime()).as("the operation ends in time").isLessThan(deadline);
      try {
        stacks().awaitChange(stack.get(), Duration.ofMillis(200));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Stops as a conductor that is shut down does. */
  @Override
  public void close() {
    scheduler.shutdownNow();
    executor.shutdownNow();
    cloud.close();
  }
}
