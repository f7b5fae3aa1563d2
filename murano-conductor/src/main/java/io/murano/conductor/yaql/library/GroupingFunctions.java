package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.MutableDict;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grouping and pairing of sequences (contract yaql.md 12.6). */
final class GroupingFunctions {

  private GroupingFunctions() {}

  static void register(Context context) {
    context.register(
        method("groupBy")
            .param("collection", Types.ITERABLE)
            .param("keySelector", Types.LAMBDA)
            .param("valueSelector", Types.LAMBDA, null)
            .param("aggregator", Types.LAMBDA, null)
            .body(GroupingFunctions::groupBy));
    context.register(
        method("join")
            .param("collection1", Types.ITERABLE)
            .param("collection2", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .param("selector", Types.LAMBDA)
            .body(GroupingFunctions::join));
    context.register(
        method("zip")
            .varargs("collections", Types.ITERABLE)
            .body(call -> zip(call.varargs(0), NoValue.INSTANCE)));
    context.register(
        method("zipLongest")
            .varargs("collections", Types.ITERABLE)
            .keywords("kwargs", Types.ANY)
            .body(
                call -> {
                  Map<String, @Nullable Object> options = call.keywords(1);
                  return zip(call.varargs(0), options.get("default"));
                }));
  }

  private static Object groupBy(Invocation call) {
    Lambda keySelector = call.get(1);
    Lambda valueSelector = call.get(2);
    Lambda aggregator = call.get(3);
    MutableDict groups = new MutableDict();
    YaqlIterator items = Iterations.iterable(call, 0).iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      Object value = valueSelector == null ? item : valueSelector.call(item);
      Object key = keySelector.call(item);
      Object group = groups.find(key);
      if (group == NoValue.INSTANCE) {
        group = new MutableList();
        groups.put(key, group);
      }
      if (group instanceof MutableList list) {
        list.add(value);
      }
      Iterations.checkGrowth(groups, call.evaluation());
    }
    YaqlIterator pairs = groups.iterateItems();
    return aggregator == null ? pairs : Iterations.each(pairs, new GroupAggregator(aggregator));
  }

  private static Object join(Invocation call) {
    YaqlIterable collection1 = call.get(0);
    YaqlIterable collection2 = call.get(1);
    YaqlIterable inner =
        collection2 instanceof YaqlIterator iterator
            ? new MemorizedIterator(iterator, call.evaluation())
            : collection2;
    Lambda predicate = call.get(2);
    Lambda selector = call.get(3);
    return new YaqlIterator() {
      private @Nullable YaqlIterator outer;
      private @Nullable YaqlIterator candidates;
      private @Nullable Object current;

      @Override
      public @Nullable Object advance() {
        if (outer == null) {
          outer = collection1.iterate();
        }
        while (true) {
          if (candidates == null) {
            current = outer.advance();
            if (current == END) {
              return END;
            }
            candidates = inner.iterate();
          }
          Object candidate = candidates.advance();
          if (candidate == END) {
            candidates = null;
          } else if (Values.truth(predicate.call(current, candidate))) {
            return selector.call(current, candidate);
          }
        }
      }
    };
  }

  /** Returns tuples of corresponding elements; with a filler up to the longest sequence. */
  private static Object zip(@Nullable Object[] collections, @Nullable Object filler) {
    YaqlIterator[] sources = new YaqlIterator[collections.length];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = Iterations.pythonIterator(collections[i]);
    }
    return new YaqlIterator() {
      private final boolean[] ended = new boolean[sources.length];
      private int left = sources.length;

      @Override
      public @Nullable Object advance() {
        if (left == 0) {
          return END;
        }
        @Nullable Object[] items = new Object[sources.length];
        for (int i = 0; i < items.length; i++) {
          Object item = ended[i] ? END : sources[i].advance();
          if (item == END) {
            if (filler == NoValue.INSTANCE) {
              left = 0;
              return END;
            }
            left -= ended[i] ? 0 : 1;
            ended[i] = true;
            item = filler;
          }
          items[i] = item;
        }
        return left == 0 ? END : Tuple.wrap(items);
      }
    };
  }
}
