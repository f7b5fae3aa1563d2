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
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lazy filters and projections (contract yaql.md 12.6). */
final class SelectionFunctions {

  private SelectionFunctions() {}

  static void register(Context context) {
    registerBasics(context);
    registerRanges(context);
    registerJoiners(context);
  }

  private static void registerBasics(Context context) {
    FunctionDefinition where =
        method("where")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .body(SelectionFunctions::where);
    context.register(where);
    context.register(where.withName("filter"));
    FunctionDefinition select =
        method("select")
            .param("collection", Types.ITERABLE)
            .param("selector", Types.LAMBDA)
            .body(
                call -> {
                  Lambda selector = call.get(1);
                  return Iterations.each(call.get(0), selector::call);
                });
    context.register(select);
    context.register(select.withName("map"));
    context.register(
        function("#operator_.")
            .param("collection", Types.ITERABLE)
            .param("attribute", Types.KEYWORD_NODE)
            .body(SelectionFunctions::attribution));
    context.register(
        extension("distinct")
            .param("collection", Types.ITERABLE)
            .param("keySelector", Types.LAMBDA, null)
            .body(call -> distinct(call.get(0), (Lambda) call.arg(1), call.evaluation())));
    context.register(
        extension("enumerate")
            .param("collection", Types.ITERABLE)
            .param("start", Types.INT.orNull(), 0L)
            .body(SelectionFunctions::enumerate));
    context.register(
        method("selectMany")
            .param("collection", Types.ITERABLE)
            .param("selector", Types.LAMBDA)
            .body(SelectionFunctions::selectMany));
  }

  private static void registerRanges(Context context) {
    FunctionDefinition limit =
        method("limit")
            .param("collection", Types.ITERABLE)
            .param("count", Types.INT)
            .body(SelectionFunctions::limit);
    context.register(limit);
    context.register(limit.withName("take"));
    context.register(
        method("skip")
            .param("collection", Types.ITERABLE)
            .param("count", Types.INT)
            .body(SelectionFunctions::skip));
    context.register(
        method("takeWhile")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .body(SelectionFunctions::takeWhile));
    context.register(
        method("skipWhile")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .body(SelectionFunctions::skipWhile));
  }

  private static void registerJoiners(Context context) {
    context.register(
        extension("append")
            .param("collection", Types.ITERABLE)
            .varargs("args", Types.ANY)
            .body(
                call -> {
                  @Nullable Object[] items = call.varargs(1);
                  return Iterations.chain(call.get(0), YaqlIterator.over(items, items.length));
                }));
    context.register(
        extension("concat")
            .varargs("collections", Types.ITERABLE)
            .body(
                call -> {
                  @Nullable Object[] parts = call.varargs(0);
                  return Iterations.chain(Arrays.copyOf(parts, parts.length, YaqlIterable[].class));
                }));
  }

  private static Object where(Invocation call) {
    Lambda predicate = call.get(1);
    return Iterations.each(
        call.get(0), item -> Values.truth(predicate.call(item)) ? item : Iterations.SKIP);
  }

  private static Object attribution(Invocation call) {
    FunctionHandle dot = call.function("#operator_.");
    Object attribute = call.arg(1);
    return Iterations.each(call.get(0), item -> dot.call(item, attribute));
  }

  /** Returns each element whose key was not seen before. */
  static YaqlIterator distinct(
      YaqlIterable items, @Nullable Lambda keySelector, Evaluation evaluation) {
    FrozenSet.Builder seen = FrozenSet.builder();
    return Iterations.each(
        items,
        item -> {
          if (!seen.add(keySelector == null ? item : keySelector.call(item))) {
            return Iterations.SKIP;
          }
          Iterations.checkGrowth(seen, evaluation);
          return item;
        });
  }

  private static Object enumerate(Invocation call) {
    YaqlIterable items = call.get(0);
    Object start = call.arg(1);
    return Iterations.deferred(
        () -> {
          if (start == null) {
            throw NativeException.typeError(
                "'NoneType' object cannot be interpreted as an integer");
          }
          return numbered(items, Numbers.normalize(Numbers.big(start)));
        });
  }

  private static YaqlIterator numbered(YaqlIterable items, Number start) {
    return new YaqlIterator() {
      private final YaqlIterator source = items.iterate();
      private Object number = start;

      @Override
      public @Nullable Object advance() {
        Object item = source.advance();
        if (item == END) {
          return END;
        }
        MutableList pair = new MutableList(Arrays.asList(number, item));
        number = Numbers.add(number, 1L);
        return pair;
      }
    };
  }

  private static Object selectMany(Invocation call) {
    YaqlIterable items = call.get(0);
    Lambda selector = call.get(1);
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;
      private @Nullable YaqlIterator inner;

      @Override
      public @Nullable Object advance() {
        if (source == null) {
          source = items.iterate();
        }
        while (true) {
          if (inner != null) {
            Object item = inner.advance();
            if (item != END) {
              return item;
            }
            inner = null;
          }
          Object item = source.advance();
          if (item == END) {
            return END;
          }
          Object selected = selector.call(item);
          if (!Values.isIterable(selected)) {
            return selected;
          }
          inner = Iterations.pythonIterator(selected);
        }
      }
    };
  }

  /** Returns a count of elements to skip or take. */
  private static long count(Object value) {
    if (value instanceof BigInteger || Numbers.clampToLong(value) < 0) {
      throw NativeException.valueError(
          "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    return Numbers.clampToLong(value);
  }

  private static Object limit(Invocation call) {
    return head(call.get(0), count(call.get(1)));
  }

  /** Returns the first elements; never asks for more. */
  static YaqlIterator head(YaqlIterable items, long count) {
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;
      private long left = count;

      @Override
      public @Nullable Object advance() {
        if (left == 0) {
          return END;
        }
        if (source == null) {
          source = items.iterate();
        }
        Object item = source.advance();
        left = item == END ? 0 : left - 1;
        return item;
      }
    };
  }

  private static Object skip(Invocation call) {
    YaqlIterable items = call.get(0);
    long count = count(call.get(1));
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;

      @Override
      public @Nullable Object advance() {
        YaqlIterator iterator = source;
        if (iterator == null) {
          iterator = items.iterate();
          source = iterator;
          for (long i = 0; i < count; i++) {
            if (iterator.advance() == END) {
              return END;
            }
          }
        }
        return iterator.advance();
      }
    };
  }

  private static Object takeWhile(Invocation call) {
    YaqlIterable items = call.get(0);
    Lambda predicate = call.get(1);
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;
      private boolean ended;

      @Override
      public @Nullable Object advance() {
        if (source == null) {
          source = items.iterate();
        }
        if (!ended) {
          Object item = source.advance();
          if (item != END && Values.truth(predicate.call(item))) {
            return item;
          }
          ended = true;
        }
        return END;
      }
    };
  }

  private static Object skipWhile(Invocation call) {
    Lambda predicate = call.get(1);
    boolean[] started = {false};
    return Iterations.each(
        call.get(0),
        item -> {
          if (!started[0] && Values.truth(predicate.call(item))) {
            return Iterations.SKIP;
          }
          started[0] = true;
          return item;
        });
  }
}
