package io.murano.conductor.deployment;

import io.murano.common.error.MuranoException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a run ends: decided here, carried out by the runner.
 *
 * @param kind what to do
 * @param state final state of the task; meaningful when it ends
 * @param outcome what the api learns; null unless the task ends
 * @param reported whether the program has told the api about the failure, if it is one
 */
record RunConclusion(
    Kind kind, ExecutionState state, @Nullable TaskOutcome outcome, boolean reported) {

  /** What to do with the task. */
  enum Kind {
    END,
    HAND_OVER,
    ABANDON
  }

  /** Decides after the program has returned. */
  static RunConclusion returned(TaskOutcome outcome, @Nullable StopCause cause) {
    if (cause != null && cause.kind() == StopCause.Kind.LOST) {
      return without(Kind.ABANDON);
    }
    if (!outcome.action().isException()) {
      return new RunConclusion(Kind.END, ExecutionState.SUCCEEDED, outcome, true);
    }
    if (cause != null && cause.kind() == StopCause.Kind.HANDED_OVER) {
      return without(Kind.HAND_OVER);
    }
    return new RunConclusion(Kind.END, failedState(cause), outcome, true);
  }

  /** Decides after the program has thrown. */
  static RunConclusion threw(Throwable thrown, @Nullable StopCause cause) {
    if (cause != null) {
      return stopped(cause);
    }
    return failed(message(thrown));
  }

  /** Decides when the program is not asked any more. */
  static RunConclusion stopped(StopCause cause) {
    return switch (cause.kind()) {
      case LOST -> without(Kind.ABANDON);
      case HANDED_OVER -> without(Kind.HAND_OVER);
      case CANCELLED, TIME_LIMIT ->
          new RunConclusion(
              Kind.END, failedState(cause), TaskOutcome.failure(cause.reason(), null, null), false);
    };
  }

  /** Ends the task as failed, with the environment's model as it was. */
  static RunConclusion failed(String message) {
    return new RunConclusion(
        Kind.END, ExecutionState.FAILED, TaskOutcome.failure(message, null, null), false);
  }

  /** Returns why the task failed or was cancelled, or null if it did neither. */
  @Nullable String reason() {
    if (outcome == null || !outcome.action().isException()) {
      return null;
    }
    return outcome.action().result() == null
        ? null
        : outcome.action().result().path("message").asString(null);
  }

  /** Returns one word for log and metrics. */
  String label() {
    String word = kind == Kind.END ? state.name() : kind.name();
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static RunConclusion without(Kind kind) {
    return new RunConclusion(kind, ExecutionState.RUNNING, null, true);
  }

  private static ExecutionState failedState(@Nullable StopCause cause) {
    return cause != null && cause.kind() == StopCause.Kind.CANCELLED
        ? ExecutionState.CANCELLED
        : ExecutionState.FAILED;
  }

  /** Only messages that were written for people go out: others may hold anything. */
  private static String message(Throwable thrown) {
    if (thrown instanceof MuranoException && thrown.getMessage() != null) {
      return thrown.getMessage();
    }
    return "Internal error of the conductor (" + thrown.getClass().getSimpleName() + ")";
  }
}
