package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cutting sequences into parts (contract yaql.md 12.6). */
final class SplittingFunctions {

  private SplittingFunctions() {}

  static void register(Context context) {
    context.register(
        method("slice")
            .param("collection", Types.ITERABLE)
            .param("length", Types.INT)
            .body(SplittingFunctions::slice));
    context.register(
        method("splitWhere")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .body(SplittingFunctions::splitWhere));
    context.register(
        method("sliceWhere")
            .param("collection", Types.ITERABLE)
            .param("predicate", Types.LAMBDA)
            .body(SplittingFunctions::sliceWhere));
    context.register(
        method("splitAt")
            .param("collection", Types.ITERABLE)
            .param("index", Types.INT)
            .body(SplittingFunctions::splitAt));
  }

  private static Object slice(Invocation call) {
    YaqlIterable collection = call.get(0);
    Object length = call.get(1);
    FunctionHandle toList = call.method("toList");
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;
      private boolean ended;

      @Override
      public @Nullable Object advance() {
        if (ended) {
          return END;
        }
        if (source == null) {
          source = collection.iterate();
          if (length instanceof BigInteger || Numbers.clampToLong(length) < 0) {
            throw NativeException.valueError(
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
          }
        }
        Object part = toList.call(SelectionFunctions.head(source, Numbers.clampToLong(length)));
        ended = !Values.truth(part);
        return ended ? END : part;
      }
    };
  }

  private static Object splitWhere(Invocation call) {
    Lambda predicate = call.get(1);
    return new Parts(call) {
      @Override
      @Nullable Object next(YaqlSequence list) {
        while (end < list.size()) {
          int current = end++;
          if (Values.truth(predicate.call(list.get(current)))) {
            Object part = part(list, start, current);
            start = end;
            return part;
          }
        }
        return last(list);
      }
    };
  }

  private static Object sliceWhere(Invocation call) {
    Lambda predicate = call.get(1);
    return new Parts(call) {
      private @Nullable Object previous = NoValue.INSTANCE;

      @Override
      @Nullable Object next(YaqlSequence list) {
        while (end < list.size()) {
          int current = end++;
          Object value = predicate.call(list.get(current));
          boolean changed = previous != NoValue.INSTANCE && !Values.equal(value, previous);
          previous = value;
          if (changed) {
            Object part = part(list, start, current);
            start = current;
            return part;
          }
        }
        return last(list);
      }
    };
  }

  private static Object splitAt(Invocation call) {
    YaqlSequence list = Iterations.toList(call.method("toList"), call.get(0));
    int index = CodePoints.bound(Numbers.clampToLong(call.get(1)), list.size());
    return new MutableList(Arrays.asList(part(list, 0, index), part(list, index, list.size())));
  }

  /** Returns a part of a list, of the same kind as the list. */
  private static YaqlSequence part(YaqlSequence list, int from, int to) {
    Tuple part = list.tuple(from, to);
    return list instanceof Tuple ? part : new MutableList(part);
  }

  /** The parts of a list that is collected when the first of them is asked for. */
  private abstract static class Parts extends YaqlIterator {
    private final FunctionHandle toList;
    private final YaqlIterable collection;
    private @Nullable YaqlSequence items;
    int start;
    int end;

    Parts(Invocation call) {
      this.toList = call.method("toList");
      this.collection = call.get(0);
    }

    @Override
    public final @Nullable Object advance() {
      YaqlSequence list = items;
      if (list == null) {
        list = Iterations.toList(toList, collection);
        items = list;
      }
      return next(list);
    }

    abstract @Nullable Object next(YaqlSequence list);

    Object last(YaqlSequence list) {
      if (start == list.size()) {
        return END;
      }
      Object part = part(list, start, list.size());
      start = list.size();
      return part;
    }
  }
}
