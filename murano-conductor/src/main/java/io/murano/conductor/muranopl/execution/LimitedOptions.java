package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.schedule.ExecutionLimits;
import io.murano.conductor.yaql.runtime.YaqlOptions;
import org.jspecify.annotations.Nullable;

/**
 * The options of a YAQL dialect under the limits of executions. Executions with the limits of the
 * one before get the same object: what call sites remember about overloads holds for one options
 * object only. Thread-safe.
 */
public final class LimitedOptions {

  private static final int YAQL_CALLS_PER_METHOD = 16;
  private static final int YAQL_CALLS_BASE = 200;

  private final YaqlOptions base;
  private volatile @Nullable Limited last;

  private record Limited(ExecutionLimits limits, YaqlOptions options) {}

  /** Creates options from those of a dialect. */
  public LimitedOptions(YaqlOptions base) {
    this.base = base;
  }

  /** Returns the options of an execution. */
  YaqlOptions under(ExecutionLimits limits) {
    Limited known = last;
    if (known == null || !known.limits.equals(limits)) {
      known = new Limited(limits, make(limits));
      last = known;
    }
    return known.options;
  }

  private YaqlOptions make(ExecutionLimits limits) {
    return base.toBuilder()
        .limitIterators(limits.iteratorElements())
        .memoryQuota(limits.memoryQuota())
        .maxDepth(limits.depth() * YAQL_CALLS_PER_METHOD + YAQL_CALLS_BASE)
        .build();
  }
}
