package io.murano.conductor.deployment;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run that no conductor watches: of a question, which has no deployment that reports could belong
 * to, or of a tool. It is never stopped or taken over. Thread-safe if what takes the changes is.
 */
public final class UnwatchedExecution implements ExecutionHandle {

  private final String taskId;
  private final String environmentId;
  private final Consumer<InstanceChange> changes;

  /** Creates a run about whose applications and machines nobody wants to know. */
  public UnwatchedExecution(String taskId, String environmentId) {
    this(taskId, environmentId, change -> {});
  }

  /**
   * Creates a run.
   *
   * @param taskId id of the task, or what stands in its place
   * @param environmentId id of the environment; empty if there is none
   * @param changes is told about applications and machines
   */
  public UnwatchedExecution(String taskId, String environmentId, Consumer<InstanceChange> changes) {
    this.taskId = taskId;
    this.environmentId = environmentId;
    this.changes = changes;
  }

  @Override
  public String taskId() {
    return taskId;
  }

  @Override
  public String environmentId() {
    return environmentId;
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
  public void report(Progress progress) {}

  @Override
  public void instance(InstanceChange change) {
    changes.accept(change);
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
