package io.murano.agent.process;

/** Unwinds a plan that was told to stop. Has no stack trace of its own: it is a signal. */
public final class PlanStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StopReason reason;

  /** Creates the signal for one reason. */
  public PlanStoppedException(StopReason reason) {
    super("Plan stopped: " + reason, null, false, false);
    this.reason = reason;
  }

  /** Returns why the plan stops. */
  public StopReason reason() {
    return reason;
  }
}
