package io.murano.conductor.system;

import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.InstanceChange;
import io.murano.conductor.deployment.Progress;
import io.murano.conductor.deployment.StopCause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run of a task without a conductor around it. */
final class RecordingExecution implements ExecutionHandle {

  final List<InstanceChange> instances = new CopyOnWriteArrayList<>();

  @Override
  public String taskId() {
    return "task";
  }

  @Override
  public String environmentId() {
    return "environment";
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public int epoch() {
    return 1;
  }

  @Override
  public void report(Progress progress) {
    throw new AssertionError("reports go to the report sink");
  }

  @Override
  public void instance(InstanceChange change) {
    instances.add(change);
  }

  @Override
  public @Nullable StopCause stop() {
    return null;
  }

  @Override
  public Runnable onStop(Consumer<StopCause> action) {
    return () -> {};
  }

  @Override
  public void awaitOwnership(Duration timeout) {}

  @Override
  public void showActivity(Supplier<List<String>> frames) {}
}
