package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.CloudAccess;
import io.murano.conductor.stack.StackDescription;
import io.murano.conductor.stack.StackNotFoundException;
import io.murano.conductor.stack.StackProvider;
import io.murano.conductor.stack.StackRequest;
import io.murano.conductor.stack.StackStatus;
import io.murano.conductor.stack.StackStatus.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stacks of one project in one region, carried out by this conductor. Thread-safe. */
public final class EngineStacks implements StackProvider {

  /** Pause between looks at a stack that another conductor works on. */
  private static final Duration FOREIGN_LOOK = Duration.ofMillis(100);

  private final CloudAccess access;
  private final StackStore store;
  private final StackEngine engine;
  private final StackWorkers workers;
  private final InstantSource clock;

  /** Creates the view of a caller. */
  public EngineStacks(
      CloudAccess access,
      StackStore store,
      StackEngine engine,
      StackWorkers workers,
      InstantSource clock) {
    this.access = access;
    this.store = store;
    this.engine = engine;
    this.workers = workers;
    this.clock = clock;
  }

  @Override
  public Optional<StackDescription> find(String name) {
    return store.find(key(name)).map(StackRecord::description);
  }

  @Override
  public Map<String, @Nullable Object> template(StackDescription stack) {
    return store
        .findById(stack.id())
        .map(record -> record.request().template())
        .orElseThrow(() -> new StackNotFoundException(stack.name()));
  }

  @Override
  public void create(String name, StackRequest request) {
    StackRecord stack =
        new StackRecord(
            UUID.randomUUID().toString(),
            key(name),
            new StackStatus(StackStatus.CREATE, Progress.IN_PROGRESS),
            "create started",
            request,
            Map.of(),
            Map.of(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            null);
    Map<String, String> parameters = engine.check(stack.identity(), request, Map.of());
    StackRecord checked =
        new StackRecord(
            stack.id(),
            stack.key(),
            stack.status(),
            stack.reason(),
            request,
            parameters,
            Map.of(),
            stack.createdAt(),
            null);
    workers.submit(store.insert(checked, workers.patience()));
  }

  @Override
  public void update(String name, StackRequest request) {
    StackRecord stack = store.find(key(name)).orElseThrow(() -> new StackNotFoundException(name));
    Map<String, String> parameters = engine.check(stack.identity(), request, stack.parameters());
    workers.submit(store.beginUpdate(key(name), request, parameters, workers.patience()));
  }

  @Override
  public void delete(String name) {
    workers.submit(store.beginDelete(key(name), workers.patience()));
  }

  @Override
  public void awaitChange(StackDescription seen, Duration atMost) throws InterruptedException {
    if (workers.awaitEnd(seen.id(), atMost)) {
      return;
    }
    boolean same =
        store.findById(seen.id()).filter(stack -> stack.status().equals(seen.status())).isPresent();
    if (same) {
      Duration pause = atMost.compareTo(FOREIGN_LOOK) < 0 ? atMost : FOREIGN_LOOK;
      Thread.sleep(pause.toMillis());
    }
  }

  private StackKey key(String name) {
    return new StackKey(access.region(), access.projectId(), name);
  }
}
