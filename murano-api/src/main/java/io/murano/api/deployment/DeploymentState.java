package io.murano.api.deployment;

/** The state of a run, derived from its reports (contract rest-api §3.6). Stateless. */
public final class DeploymentState {

  private DeploymentState() {}

  /** Returns the text of the state. */
  public static String of(boolean finished, long errors, long warnings) {
    if (errors > 0) {
      return finished ? "completed_w_errors" : "running_w_errors";
    }
    if (warnings > 0) {
      return finished ? "completed_w_warnings" : "running_w_warnings";
    }
    return finished ? "success" : "running";
  }
}
