package io.murano.conductor.muranopl.expression;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.value.FrozenDict;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the value of an expression definite: forces everything lazy and makes every collection
 * immutable, at any depth (contract yaql §8.3).
 */
public final class Finalizer {

  private Finalizer() {}

  /** Returns the definite form of a value; the value itself if it is definite already. */
  public static @Nullable Object freeze(@Nullable Object value, Context context) {
    if (isScalar(value)) {
      return value;
    }
    return freezeDeep(value, context);
  }

  private static boolean isScalar(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean;
  }

  private static @Nullable Object freezeDeep(@Nullable Object value, Context context) {
    if (value instanceof MplExpression expression) {
      return expression.evaluate(context);
    }
    if (value instanceof YaqlSequence sequence) {
      return freezeSequence(sequence, context);
    }
    if (value instanceof YaqlDict dict) {
      return freezeDict(dict, context);
    }
    if (value instanceof YaqlSet set) {
      return freezeSet(set, context);
    }
    if (value instanceof YaqlIterable iterable) {
      Evaluation evaluation = ExpressionHost.of(context).evaluation(false);
      YaqlIterator items = evaluation.limit(iterable).iterate();
      return freezeSequence(Tuple.drain(frozen(items, context)), context);
    }
    return value;
  }

  private static YaqlIterator frozen(YaqlIterator items, Context context) {
    return new YaqlIterator() {
      @Override
      public @Nullable Object advance() {
        Object item = items.advance();
        return item == END ? END : freeze(item, context);
      }
    };
  }

  private static Tuple freezeSequence(YaqlSequence sequence, Context context) {
    int size = sequence.size();
    @Nullable Object[] items = new Object[size];
    boolean same = sequence instanceof Tuple;
    for (int i = 0; i < size; i++) {
      Object item = sequence.get(i);
      items[i] = freeze(item, context);
      same &= items[i] == item;
    }
    return same ? (Tuple) sequence : Tuple.wrap(items);
  }

  private static FrozenDict freezeDict(YaqlDict dict, Context context) {
    FrozenDict.Builder builder = FrozenDict.builder(dict.size());
    boolean[] same = {dict instanceof FrozenDict};
    dict.forEach(
        (key, value) -> {
          Object frozenKey = freeze(key, context);
          Object frozenValue = freeze(value, context);
          same[0] &= frozenKey == key && frozenValue == value;
          builder.put(frozenKey, frozenValue);
        });
    return same[0] ? (FrozenDict) dict : builder.build();
  }

  private static FrozenSet freezeSet(YaqlSet set, Context context) {
    FrozenSet.Builder builder = FrozenSet.builder();
    boolean same = set instanceof FrozenSet;
    for (Object member : set) {
      Object frozen = freeze(member, context);
      same &= frozen == member;
      builder.add(frozen);
    }
    return same ? (FrozenSet) set : builder.build();
  }
}
