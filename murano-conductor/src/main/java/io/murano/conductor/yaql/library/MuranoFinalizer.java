package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import org.jspecify.annotations.Nullable;

/** Murano's conversion of results, which freezes everything (contract yaql.md 8.3). */
public final class MuranoFinalizer {

  private final long limit;
  private final HostValues hostValues;

  /** What a host value in a result becomes. */
  @FunctionalInterface
  public interface HostValues {
    /** Leaves every value as it is. */
    HostValues UNCHANGED = (value, context, evaluation) -> value;

    /** Returns what takes the place of a value that is no collection. */
    @Nullable Object convert(@Nullable Object value, Context context, Evaluation evaluation);
  }

  /**
   * Creates a finaliser.
   *
   * @param limit most elements an iterator may deliver
   * @param hostValues conversion of values that are no collections
   */
  public MuranoFinalizer(long limit, HostValues hostValues) {
    this.limit = limit;
    this.hostValues = hostValues;
  }

  /** Returns the function {@code #finalize}. */
  public FunctionDefinition definition() {
    return function("#finalize")
        .param("obj", Types.ANY)
        .body(
            call -> {
              call.evaluation().startResult();
              return freeze(call.arg(0), call.callerContext(), call.evaluation());
            });
  }

  /** Returns the frozen form of a value. */
  public @Nullable Object freeze(@Nullable Object value, Context context, Evaluation evaluation) {
    evaluation.countResult();
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof YaqlDict dict) {
      FrozenDict.Builder builder = FrozenDict.builder(dict.size());
      dict.forEach(
          (key, item) ->
              builder.put(freeze(key, context, evaluation), freeze(item, context, evaluation)));
      return builder.build();
    }
    if (value instanceof YaqlSequence list) {
      @Nullable Object[] items = list.toArray();
      for (int i = 0; i < items.length; i++) {
        items[i] = freeze(items[i], context, evaluation);
      }
      return Tuple.wrap(items);
    }
    if (value instanceof YaqlSet set) {
      return FrozenSet.drain(frozen(set.iterate(), context, evaluation));
    }
    if (value instanceof YaqlIterable iterable) {
      return Tuple.drain(frozen(evaluation.limit(iterable, limit).iterate(), context, evaluation));
    }
    return hostValues.convert(value, context, evaluation);
  }

  private YaqlIterator frozen(YaqlIterator items, Context context, Evaluation evaluation) {
    return Iterations.each(items, item -> freeze(item, context, evaluation));
  }
}
