package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.YaqlException;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the aggregator of {@code groupBy}: to the values of a group, or, if that fails on the
 * first group, in the way of older versions to the pair of key and values.
 */
final class GroupAggregator implements Iterations.Step {

  private static final Set<String> TRIGGERS =
      Set.of("NoMatchingMethodException", "NoMatchingFunctionException", "IndexError");

  private final Lambda aggregator;
  private boolean fallbackAllowed = true;
  private @Nullable YaqlException failure;

  GroupAggregator(Lambda aggregator) {
    this.aggregator = aggregator;
  }

  @Override
  public @Nullable Object apply(@Nullable Object group) {
    Tuple pair = (Tuple) java.util.Objects.requireNonNull(group);
    YaqlException failed = failure;
    if (failed == null) {
      YaqlSequence values = (YaqlSequence) java.util.Objects.requireNonNull(pair.get(1));
      try {
        Object result = aggregator.call(values);
        if (!looksLikePair(result, values)) {
          fallbackAllowed = false;
        }
        return Tuple.of(pair.get(0), result);
      } catch (YaqlException e) {
        if (!TRIGGERS.contains(e.errorName())) {
          throw e;
        }
        failed = e;
        failure = e;
      }
    }
    Object result = fallbackAllowed ? callOldWay(pair) : null;
    if (result == null) {
      throw failed;
    }
    return result;
  }

  /** A result of two items that begins with the first value may be a pair of the old way. */
  private static boolean looksLikePair(@Nullable Object result, YaqlSequence values) {
    return values.size() == 2
        && result instanceof YaqlSequence list
        && list.size() == 2
        && Values.equal(list.get(0), values.get(0));
  }

  private @Nullable Object callOldWay(Tuple pair) {
    try {
      Object result = aggregator.call(pair);
      return lengthOf(result) == 2 ? result : null;
    } catch (YaqlException e) {
      return null;
    }
  }

  private static int lengthOf(@Nullable Object value) {
    if (value instanceof String s) {
      return CodePoints.length(s);
    }
    if (value instanceof java.util.Map<?, ?> map) {
      return map.size();
    }
    return value instanceof java.util.Collection<?> items ? items.size() : -1;
  }
}
