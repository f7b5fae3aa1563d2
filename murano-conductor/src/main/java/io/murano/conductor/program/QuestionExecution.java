package io.murano.conductor.program;

import io.murano.conductor.deployment.ExecutionHandle;
import io.murano.conductor.deployment.InstanceChange;
import io.murano.conductor.deployment.Progress;
import io.murano.conductor.deployment.StopCause;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the task where there is none: a question has no deployment that reports and plans
 * could belong to. Immutable.
 */
final class QuestionExecution implements ExecutionHandle {

  private final String id = UUID.randomUUID().toString().replace("-", "");

  @Override
  public String taskId() {
    return id;
  }

  @Override
  public String environmentId() {
    return "";
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public int epoch() {
    return 1;
  }

  /** Nobody watches the answering of a question. */
  @Override
  public void report(Progress progress) {}

  /** Statistics are kept of environments only. */
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

  /** A question is never taken over. */
  @Override
  public void awaitOwnership(Duration timeout) {}

  @Override
  public void showActivity(Supplier<List<String>> frames) {}
}
