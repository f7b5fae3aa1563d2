package io.murano.conductor.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The log context of a run, for the time it is open. A program opens it on each of its threads.
 * Confined to the thread that opened it.
 */
public final class ExecutionMdc implements AutoCloseable {

  /** Key of the id of the task. */
  public static final String TASK = "task";

  /** Key of the id of the environment. */
  public static final String ENVIRONMENT = "environment";

  /** Key of the number of the run of the task. */
  public static final String EPOCH = "epoch";

  private final @Nullable Map<String, String> before;

  private ExecutionMdc(@Nullable Map<String, String> before) {
    this.before = before;
  }

  /** Puts a run into the log context of the current thread. */
  public static ExecutionMdc open(ExecutionHandle execution) {
    ExecutionMdc context = new ExecutionMdc(MDC.getCopyOfContextMap());
    MDC.put(TASK, execution.taskId());
    MDC.put(ENVIRONMENT, execution.environmentId());
    MDC.put(EPOCH, Integer.toString(execution.epoch()));
    return context;
  }

  /** Restores the context as it was. */
  @Override
  public void close() {
    if (before == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(before);
    }
  }
}
