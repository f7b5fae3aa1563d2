package io.murano.agent.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan whose structure has been checked (contract messaging §4.4).
 *
 * @param parameters what the body sees as {@code args}; JSON values
 * @param body the program, or null if the plan has none, which fails at run time
 * @param files by file id
 * @param scripts by name
 * @param deadline when the plan must have started, or null
 * @param limit how long it may run, or null
 */
public record ExecutionPlan(
    Map<String, @Nullable Object> parameters,
    @Nullable String body,
    Map<String, PlanFile> files,
    Map<String, PlanScript> scripts,
    @Nullable Instant deadline,
    @Nullable Duration limit) {

  /** Copies the maps, keeping their order. */
  public ExecutionPlan {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
  }

  /** Shows neither parameters nor body: both may hold secrets. */
  @Override
  public String toString() {
    return "ExecutionPlan[files=%d, scripts=%s, deadline=%s, limit=%s]"
        .formatted(files.size(), scripts.keySet(), deadline, limit);
  }
}
