package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.extension;
import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.MutableList;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Making, indexing and combining lists (contract yaql.md 12.5). */
final class ListFunctions {

  private static final long EMPTY_LIST_SIZE = 56;

  private ListFunctions() {}

  static void register(Context context) {
    context.register(
        function("list")
            .varargs("args", Types.ANY)
            .body(call -> call.method("toList").call(Iterations.spliced(call.varargs(0)))));
    context.register(
        function("#list")
            .varargs("args", Types.ANY)
            .body(
                call -> {
                  call.evaluation().checkMemoryOfAll(call.varargs(0));
                  return Tuple.wrap(call.varargs(0));
                }));
    context.register(
        method("toList")
            .param("collection", Types.ITERABLE)
            .body(call -> Iterations.tuple(call.get(0))));
    context.register(
        method("flatten").param("collection", Types.ITERABLE).body(call -> flatten(call.get(0))));
    context.register(
        function("#indexer")
            .param("list", Types.SEQUENCE)
            .param("index", Types.INT)
            .body2((list, index) -> item((YaqlSequence) list, index)));
    context.register(
        function("#operator_in")
            .param("value", Types.ANY)
            .param("collection", Types.ITERABLE)
            .body(call -> contains(call.get(1), call.arg(0))));
    context.register(
        method("contains")
            .param("collection", Types.ITERABLE)
            .param("value", Types.ANY)
            .body(call -> contains(call.get(0), call.arg(1))));
    context.register(
        function("isList").param("arg", Types.ANY).body1(arg -> arg instanceof YaqlSequence));
    context.register(
        extension("len")
            .param("sequence", Types.SEQUENCE)
            .body1(list -> (long) ((YaqlSequence) list).size()));
    registerCombinations(context);
  }

  private static void registerCombinations(Context context) {
    context.register(
        function("#operator_+")
            .param("left", Types.ITERABLE)
            .param("right", Types.ITERABLE)
            .body(ListFunctions::combine));
    context.register(
        function("#operator_*")
            .param("left", Types.SEQUENCE)
            .param("right", Types.INT)
            .body(call -> repeat(call.get(0), call.get(1), call.evaluation())));
    context.register(
        function("#operator_*")
            .param("left", Types.INT)
            .param("right", Types.SEQUENCE)
            .body(call -> repeat(call.get(1), call.get(0), call.evaluation())));
    context.register(
        method("insert")
            .param("collection", Types.SEQUENCE)
            .param("position", Types.INT)
            .param("value", Types.ANY)
            .body(ListFunctions::insert));
  }

  private static YaqlIterator flatten(YaqlIterable items) {
    ArrayDeque<YaqlIterator> open = new ArrayDeque<>();
    return new YaqlIterator() {
      private boolean started;

      @Override
      public @Nullable Object advance() {
        if (!started) {
          started = true;
          open.push(items.iterate());
        }
        while (!open.isEmpty()) {
          Object item = open.element().advance();
          if (item == END) {
            open.pop();
          } else if (item instanceof YaqlIterable inner && !(item instanceof YaqlDict)) {
            open.push(inner.iterate());
          } else {
            return item;
          }
        }
        return END;
      }
    };
  }

  static @Nullable Object item(YaqlSequence list, Object index) {
    long position = Numbers.clampToLong(index);
    long effective = position < 0 ? position + list.size() : position;
    if (effective < 0 || effective >= list.size()) {
      if (index instanceof java.math.BigInteger) {
        throw NativeException.indexError("cannot fit 'int' into an index-sized integer");
      }
      String kind = list instanceof Tuple ? "tuple" : "list";
      throw NativeException.indexError(kind + " index out of range");
    }
    return list.get((int) effective);
  }

  static boolean contains(YaqlIterable collection, @Nullable Object value) {
    if (collection instanceof YaqlSequence list) {
      return list.contains(value);
    }
    if (collection instanceof YaqlSet set) {
      return set.contains(value);
    }
    if (collection instanceof YaqlDict dict) {
      return dict.containsKey(value);
    }
    YaqlIterator items = collection.iterate();
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      if (Values.same(item, value)) {
        return true;
      }
    }
    return false;
  }

  private static Object combine(Invocation call) {
    YaqlIterable left = call.get(0);
    YaqlIterable right = call.get(1);
    if (left instanceof Tuple a && right instanceof Tuple b) {
      call.evaluation().checkMemoryOfAll(a, b);
      return a.concat(b);
    }
    if (left instanceof FrozenSet a && right instanceof FrozenSet b) {
      call.evaluation().checkMemoryOfAll(a, b);
      return a.union(b.iterate());
    }
    return Iterations.chain(left, right);
  }

  private static Object repeat(YaqlSequence list, Object times, Evaluation evaluation) {
    Repetition.check(times, EMPTY_LIST_SIZE, list.memorySize(), list.size(), evaluation);
    int count = Math.max(0, Numbers.clampToInt(times));
    int size = list.size();
    // The original finds out when the list is there, which may take a gigabyte.
    evaluation.checkMemory(Tuple.memorySize(count * size));
    @Nullable Object[] items = new Object[count * size];
    for (int i = 0; i < items.length; i++) {
      items[i] = list.get(i % size);
    }
    Tuple result = Tuple.wrap(items);
    return list instanceof Tuple ? result : new MutableList(result);
  }

  private static Object insert(Invocation call) {
    YaqlSequence list = call.get(0);
    Object index = call.get(1);
    if (index instanceof java.math.BigInteger) {
      throw NativeException.overflow("Python int too large to convert to C ssize_t");
    }
    MutableList copy = new MutableList(list);
    copy.add(CodePoints.bound(Numbers.clampToLong(index), list.size()), call.arg(2));
    return copy;
  }
}
