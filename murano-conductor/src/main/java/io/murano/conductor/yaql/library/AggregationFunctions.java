package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.FunctionDefinition;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What turns a sequence into one value (contract yaql.md 12.6). */
final class AggregationFunctions {

  private AggregationFunctions() {}

  @FunctionalInterface
  private interface Fold {
    @Nullable Object apply(@Nullable Object total, @Nullable Object item);
  }

  static void register(Context context) {
    registerTests(context);
    registerCounts(context);
    registerFolds(context);
    registerPicks(context);
    registerSearches(context);
    registerReiteration(context);
  }

  private static void registerTests(Context context) {
    context.register(
        extension("any")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA, null)
            .body(AggregationFunctions::any));
    context.register(
        extension("all")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA, null)
            .body(AggregationFunctions::all));
    context.register(function("isIterable").param("value", Types.ANY).body1(Values::isIterable));
  }

  private static void registerCounts(Context context) {
    context.register(
        extension("len")
            .param("collection", Types.UNLIMITED_ITERATOR)
            .body(call -> count(call.get(0), call.evaluation())));
    context.register(
        method("count")
            .param("collection", Types.ITERABLE)
            .body(call -> count(call.get(0), call.evaluation())));
  }

  private static void registerFolds(Context context) {
    folding(context, "sum", "#operator_+");
    folding(context, "max", "max");
    folding(context, "min", "min");
    FunctionDefinition aggregate =
        method("aggregate")
            .param("collection", Types.ITERABLE)
            .param("selector", Types.LAMBDA)
            .optional("seed", Types.ANY)
            .body(
                call -> {
                  Lambda selector = call.get(1);
                  return reduce(call.get(0), call.arg(2), selector::call);
                });
    context.register(aggregate);
    context.register(aggregate.withName("reduce"));
    context.register(
        method("accumulate")
            .param("collection", Types.ITERABLE)
            .param("selector", Types.LAMBDA)
            .optional("seed", Types.ANY)
            .body(AggregationFunctions::accumulate));
  }

  private static void folding(Context context, String name, String function) {
    context.register(
        method(name)
            .param("collection", Types.ITERABLE)
            .optional("initial", Types.ANY)
            .body(
                call -> {
                  FunctionHandle handle = call.function(function);
                  return reduce(
                      call.get(0), call.arg(1), (total, item) -> handle.call(total, item));
                }));
  }

  private static void registerPicks(Context context) {
    context.register(
        method("first")
            .param("collection", Types.ITERABLE)
            .optional("default", Types.ANY)
            .body(AggregationFunctions::first));
    context.register(
        method("single").param("collection", Types.ITERABLE).body(AggregationFunctions::single));
    context.register(
        method("last")
            .param("collection", Types.ITERABLE)
            .optional("default", Types.ANY)
            .body(AggregationFunctions::last));
  }

  private static void registerSearches(Context context) {
    context.register(
        method("indexOf")
            .param("collection", Types.ITERABLE)
            .param("item", Types.ANY)
            .body(call -> index(call, equalTo(call.arg(1)), true)));
    context.register(
        method("lastIndexOf")
            .param("collection", Types.ITERABLE)
            .param("item", Types.ANY)
            .body(call -> index(call, equalTo(call.arg(1)), false)));
    context.register(
        method("indexWhere")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .body(call -> index(call, matching(call.get(1)), true)));
    context.register(
        method("lastIndexWhere")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .body(call -> index(call, matching(call.get(1)), false)));
  }

  private static void registerReiteration(Context context) {
    context.register(
        method("memorize")
            .param("collection", Types.ITERABLE)
            .body(call -> memorize(call.get(0), call.evaluation())));
    context.register(
        method("defaultIfEmpty")
            .param("collection", Types.ITERABLE)
            .param("default", Types.ITERABLE)
            .body(AggregationFunctions::defaultIfEmpty));
  }

  private static Object any(Invocation call) {
    Lambda predicate = call.get(1);
    YaqlIterator items = Iterations.iterable(call, 0).iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      if (predicate == null || Values.truth(predicate.call(item))) {
        return true;
      }
    }
    return false;
  }

  private static Object all(Invocation call) {
    Lambda predicate = call.get(1);
    YaqlIterator items = Iterations.iterable(call, 0).iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      if (!Values.truth(predicate == null ? item : predicate.call(item))) {
        return false;
      }
    }
    return true;
  }

  private static Object count(YaqlIterable collection, Evaluation evaluation) {
    long count = 0;
    YaqlIterator items = collection.iterate();
    while (items.advance() != YaqlIterator.END) {
      evaluation.tick();
      count++;
    }
    return count;
  }

  private static @Nullable Object reduce(
      YaqlIterable collection, @Nullable Object seed, Fold fold) {
    YaqlIterator items = collection.iterate();
    Object total = seed == NoValue.INSTANCE ? items.advance() : seed;
    if (total == YaqlIterator.END) {
      throw NativeException.typeError("reduce() of empty iterable with no initial value");
    }
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      total = fold.apply(total, item);
    }
    return total;
  }

  private static Object accumulate(Invocation call) {
    YaqlIterable collection = call.get(0);
    Lambda selector = call.get(1);
    Object seed = call.arg(2);
    return new YaqlIterator() {
      private @Nullable YaqlIterator items;
      private @Nullable Object total = seed;

      @Override
      public @Nullable Object advance() {
        if (items == null) {
          items = collection.iterate();
          total = seed == NoValue.INSTANCE ? items.advance() : seed;
          if (total == END) {
            throw NativeException.typeError("accumulate() of empty sequence with no initial value");
          }
          return total;
        }
        Object item = items.advance();
        if (item == END) {
          return END;
        }
        total = selector.call(total, item);
        return total;
      }
    };
  }

  private static @Nullable Object first(Invocation call) {
    Object item = Iterations.iterable(call, 0).iterate().advance();
    return item == YaqlIterator.END ? orDefault(call.arg(1)) : item;
  }

  private static @Nullable Object single(Invocation call) {
    YaqlIterator items = Iterations.iterable(call, 0).iterate();
    Object item = items.advance();
    if (item == YaqlIterator.END) {
      throw NativeException.stopIteration("");
    }
    if (items.advance() != YaqlIterator.END) {
      throw NativeException.stopIteration("Collection contains more than one item");
    }
    return item;
  }

  private static @Nullable Object last(Invocation call) {
    YaqlIterable collection = call.get(0);
    if (collection instanceof YaqlSequence list) {
      return list.isEmpty() ? orDefault(call.arg(1)) : list.get(list.size() - 1);
    }
    Object last = call.arg(1);
    YaqlIterator items = collection.iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      last = item;
    }
    return orDefault(last);
  }

  private static @Nullable Object orDefault(@Nullable Object fallback) {
    if (fallback == NoValue.INSTANCE) {
      throw NativeException.stopIteration("");
    }
    return fallback;
  }

  private static Predicate<@Nullable Object> equalTo(@Nullable Object item) {
    return candidate -> Values.equal(candidate, item);
  }

  private static Predicate<@Nullable Object> matching(Lambda predicate) {
    return candidate -> Values.truth(predicate.call(candidate));
  }

  private static Object index(
      Invocation call, Predicate<@Nullable Object> condition, boolean first) {
    YaqlIterator items = Iterations.iterable(call, 0).iterate();
    long found = -1;
    long index = 0;
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      if (condition.test(item)) {
        found = index;
        if (first) {
          break;
        }
      }
      index++;
    }
    return found;
  }

  private static YaqlIterable memorize(YaqlIterable collection, Evaluation evaluation) {
    return collection instanceof YaqlIterator iterator
        ? new MemorizedIterator(iterator, evaluation)
        : collection;
  }

  private static Object defaultIfEmpty(Invocation call) {
    YaqlIterable collection = call.get(0);
    YaqlIterable fallback = call.get(1);
    if (collection instanceof YaqlSequence || collection instanceof YaqlSet) {
      return Values.truth(collection) ? collection : fallback;
    }
    YaqlIterable memorized = memorize(collection, call.evaluation());
    return memorized.iterate().advance() == YaqlIterator.END ? fallback : memorized;
  }
}
