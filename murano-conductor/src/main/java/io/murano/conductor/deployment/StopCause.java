package io.murano.conductor.deployment;

import java.util.Objects;

/**
 * Why a run has to stop.
 *
 * @param kind what follows
 * @param reason text for people
 */
public record StopCause(Kind kind, String reason) {

  /** What follows a stop. */
  public enum Kind {
    /** Somebody asked for it: the task ends as cancelled. */
    CANCELLED,
    /** The task took longer than it may: it ends as failed. */
    TIME_LIMIT,
    /** This conductor shuts down: another one runs the task again. */
    HANDED_OVER,
    /** Another conductor has taken the task over: nothing of this run counts any more. */
    LOST
  }

  /** Checks that all members are present. */
  public StopCause {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
  }

  /** Returns whether the task ends with this run. */
  boolean endsTask() {
    return kind == Kind.CANCELLED || kind == Kind.TIME_LIMIT;
  }
}
