package io.murano.conductor.cli.offline;

import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.InstanceChange;
import io.murano.conductor.deployment.Progress;
import io.murano.conductor.deployment.StopCause;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The run of a task that no conductor watches: it is never stopped or taken over.
 *
 * @param taskId id of the task
 * @param environmentId id of the environment
 */
record OfflineExecution(String taskId, String environmentId) implements ExecutionHandle {

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public int epoch() {
    return 1;
  }

  @Override
  public void report(Progress progress) {}

  @Override
  public void instance(InstanceChange change) {}

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
