package io.murano.conductor.agent;

/** The life of a stored plan. */
enum PlanState {
  /** Sent or about to be, and a call waits for the result. */
  OUTSTANDING,
  /** Sent or about to be, and nobody waits. */
  SENT,
  /** The result has come in time. */
  ANSWERED,
  /** The call has ended without a result: its time was up, or the task was cancelled. */
  TIMED_OUT,
  /** The result has come after the call had ended. */
  ANSWERED_LATE;
}
