package io.murano.agent.store;

import org.jspecify.annotations.Nullable;

/**
 * What the store knows of a plan id.
 *
 * @param plan the newest plan of that id
 * @param finished whether its result exists
 * @param sent whether the broker has confirmed the result
 */
public record KnownPlan(StoredPlan plan, boolean finished, boolean sent) {

  /** Returns whether a plan with this stamp is the known one again, and not a later one. */
  public boolean isSameAs(@Nullable Long stamp) {
    Long known = plan.stamp();
    return known == null || stamp == null || stamp <= known;
  }
}
