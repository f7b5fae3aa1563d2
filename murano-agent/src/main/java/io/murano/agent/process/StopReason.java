package io.murano.agent.process;

/** Why a running plan is stopped before its end. */
public enum StopReason {
  /** The agent itself stops. */
  INTERRUPTED,
  /** The plan's time limit has passed. */
  TIME_LIMIT,
  /** The conductor cancelled the plan. */
  CANCELLED
}
