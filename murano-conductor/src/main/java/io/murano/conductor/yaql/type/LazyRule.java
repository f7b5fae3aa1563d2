package io.murano.conductor.yaql.type;

import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.PairNode;
import org.jspecify.annotations.Nullable;

/** A pair whose sides are evaluated when the function asks for them. */
public final class LazyRule {

  private final PairNode pair;
  private final Invocation invocation;

  LazyRule(PairNode pair, Invocation invocation) {
    this.pair = pair;
    this.invocation = invocation;
  }

  /** Evaluates the left side. */
  public @Nullable Object source() {
    return pair.source()
        .evaluate(invocation.receiver(), invocation.context(), invocation.evaluation());
  }

  /** Evaluates the right side. */
  public @Nullable Object destination() {
    return pair.destination()
        .evaluate(invocation.receiver(), invocation.context(), invocation.evaluation());
  }
}
