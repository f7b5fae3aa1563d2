package io.murano.common.message;

/**
 * What conductor and agent say to each other beyond the original's wire format (contract messaging
 * §4): members a plan may carry, actions, and the error codes of the agent itself. Python agents
 * ignore the members; only an agent of this project knows the cancel action and the codes from
 * {@link #INTERRUPTED} on.
 */
public final class AgentProtocol {

  /**
   * Plan member: ISO-8601 instant with zone, for example {@code 2026-01-31T11:04:53Z}. A plan that
   * has not started by then is refused with {@link #EXPIRED}.
   */
  public static final String DEADLINE = "Deadline";

  /**
   * Plan member: seconds, integer or float, above zero. A plan that runs longer is killed with all
   * its processes and ends with {@link #TIME_LIMIT}.
   */
  public static final String TIME_OUT = "TimeOut";

  /** Plan member: what to do; absent means {@link #EXECUTE}. */
  public static final String ACTION = "Action";

  /** Action of an ordinary plan. */
  public static final String EXECUTE = "Execute";

  /**
   * Action that stops the plan named by {@link #SOURCE_ID}, whether it waits or runs; that plan
   * then ends with {@link #CANCELLED}. The cancel message itself has no result.
   */
  public static final String CANCEL = "Cancel";

  /** Action of a result. */
  public static final String EXECUTION_RESULT = "Execution:Result";

  /** Member of a result, and of a cancel message: id of the plan. */
  public static final String SOURCE_ID = "SourceID";

  /** Name of the AMQP header with the signature of queue name and body; void when unsigned. */
  public static final String SIGNATURE_HEADER = "signature";

  /** Error code: the plan succeeded. */
  public static final int SUCCESS = 0;

  /** Error code: the plan's body, or something the agent did for it, failed. */
  public static final int FAILURE = 1;

  /** Error code: the plan is not well formed. */
  public static final int INVALID_PLAN = 2;

  /** Error code: the plan's format version is above what the agent knows. */
  public static final int UNSUPPORTED_FORMAT = 9;

  /** Error code: a script failed; packages may raise this plus a number of their own below 90. */
  public static final int SCRIPT_FAILURE = 100;

  /** Error code: the agent or its machine stopped while the plan ran; its effects are unknown. */
  public static final int INTERRUPTED = 190;

  /** Error code: the plan ran longer than {@link #TIME_OUT} allows and was killed. */
  public static final int TIME_LIMIT = 191;

  /** Error code: the plan reached the agent after its {@link #DEADLINE} and was not executed. */
  public static final int EXPIRED = 192;

  /** Error code: the plan was stopped by a {@link #CANCEL} message. */
  public static final int CANCELLED = 193;

  private AgentProtocol() {}
}
