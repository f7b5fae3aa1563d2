package io.murano.agent.store;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plan in the store, named but not loaded.
 *
 * @param entry number of the entry, ascending in order of arrival
 * @param planId id of the plan, or null if it has none
 * @param stamp replay counter, or null
 */
public record StoredPlan(long entry, @Nullable String planId, @Nullable Long stamp) {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int MAX_LABEL = 64;

  /** Returns the plan's id as the log shows it, or the entry number where it has none. */
  public String label() {
    if (planId == null || planId.isEmpty()) {
      return "entry-" + entry;
    }
    String line = CONTROL.matcher(planId).replaceAll("?");
    return line.length() <= MAX_LABEL ? line : line.substring(0, MAX_LABEL);
  }
}
