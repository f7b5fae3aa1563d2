package io.murano.conductor.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the database has it.
 *
 * @param id id of the plan, also message id
 * @param queue plan queue
 * @param stamp replay stamp, strictly increasing within the queue
 * @param state what has become of it
 * @param body the exact message; null once it is answered
 * @param remaining time until its deadline; null if it has none
 * @param result the result as it came, JSON; null if there is none
 */
record StoredPlan(
    String id,
    String queue,
    long stamp,
    PlanState state,
    byte @Nullable [] body,
    @Nullable Duration remaining,
    @Nullable String result) {

  /** Returns a text without body and result. */
  @Override
  public String toString() {
    return "StoredPlan[%s on %s, stamp=%d, %s]".formatted(id, queue, stamp, state);
  }
}
