package io.murano.conductor.deployment;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of an execution. Only the transitions listed here exist; the SQL that makes one names
 * the state it starts from, so that a second attempt has no effect.
 */
public enum ExecutionState {
  /** Stored and waiting for its environment, for a slot, or for another conductor. */
  WAITING,
  /** Owned by a conductor under a lease. */
  RUNNING,
  /** Ended, the action without exception. */
  SUCCEEDED,
  /** Ended with an exception. */
  FAILED,
  /** Ended on request. */
  CANCELLED;

  /** Returns whether the state is final. */
  public boolean ended() {
    return this != WAITING && this != RUNNING;
  }

  /** Returns the states that may follow. */
  Set<ExecutionState> successors() {
    return switch (this) {
      case WAITING -> EnumSet.of(RUNNING, FAILED, CANCELLED);
      // RUNNING follows RUNNING when another conductor takes over, WAITING when one hands over.
      case RUNNING -> EnumSet.of(RUNNING, WAITING, SUCCEEDED, FAILED, CANCELLED);
      case SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(ExecutionState.class);
    };
  }
}
