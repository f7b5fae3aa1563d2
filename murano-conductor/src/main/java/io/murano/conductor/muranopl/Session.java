package io.murano.conductor.muranopl;

import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.muranopl.execution.Execution;
import io.murano.conductor.muranopl.request.ExecutionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An execution that can be run once and be watched and cancelled by other threads. */
final class Session implements RunningExecution {

  private final Engine engine;
  private final ExecutionContext context;
  private @Nullable Execution execution;
  private @Nullable String cancellation;
  private boolean ended;

  Session(Engine engine, ExecutionContext context) {
    this.engine = engine;
    this.context = context;
  }

  ExecutionContext context() {
    return context;
  }

  /**
   * Runs something as the execution.
   *
   * @throws MuranoException if it fails, whatever the reason
   */
  <T extends @Nullable Object> T run(Function<Execution, T> task) {
    Execution started = start();
    try {
      return started.run(() -> task.apply(started));
    } catch (MuranoException e) {
      throw e;
    } catch (Exception e) {
      throw new MuranoException(ErrorCode.INTERNAL, "Internal error: " + e, e);
    } finally {
      synchronized (this) {
        ended = true;
      }
    }
  }

  private synchronized Execution start() {
    if (execution != null) {
      throw new IllegalStateException("the execution " + id() + " has been run already");
    }
    Execution started = engine.newExecution(context);
    execution = started;
    if (cancellation != null) {
      started.cancel(cancellation);
    }
    return started;
  }

  @Override
  public String id() {
    return context.executionId();
  }

  @Override
  public void cancel(String reason) {
    Execution running;
    synchronized (this) {
      cancellation = cancellation == null ? reason : cancellation;
      running = ended ? null : execution;
    }
    if (running != null) {
      running.cancel(reason);
    }
  }

  @Override
  public List<BranchPosition> positions() {
    Execution running;
    synchronized (this) {
      running = ended ? null : execution;
    }
    List<BranchPosition> result = new ArrayList<>();
    if (running != null) {
      running
          .positions()
          .forEach((branch, frames) -> result.add(new BranchPosition(branch, frames)));
    }
    return List.copyOf(result);
  }
}
