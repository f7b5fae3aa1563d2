package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.function;
import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.runtime.Lambda;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Values;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences out of nothing (contract yaql.md 12.6). Every element counts as a step. */
final class GeneratingFunctions {

  private static final long DEQUE_SIZE = 624;

  private GeneratingFunctions() {}

  static void register(Context context) {
    registerRanges(context);
    context.register(
        method("repeat")
            .param("value", Types.ANY)
            .param("times", Types.INT, -1L)
            .body(call -> repeat(call.arg(0), call.get(1), call.evaluation())));
    context.register(
        method("cycle")
            .param("collection", Types.ITERABLE)
            .body(call -> cycle(call.get(0), call.evaluation())));
    context.register(
        function("generate")
            .param("initial", Types.ANY)
            .param("predicate", Types.LAMBDA)
            .param("producer", Types.LAMBDA)
            .param("selector", Types.LAMBDA, null)
            .param("decycle", Types.BOOL, false)
            .body(GeneratingFunctions::generate));
    context.register(
        function("generateMany")
            .param("initial", Types.ANY)
            .param("producer", Types.LAMBDA)
            .param("selector", Types.LAMBDA, null)
            .param("decycle", Types.BOOL, false)
            .param("depthFirst", Types.BOOL, false)
            .body(GeneratingFunctions::generateMany));
  }

  private static void registerRanges(Context context) {
    context.register(
        function("range")
            .param("stop", Types.INT)
            .body(call -> range(0L, call.get(0), 1L, call.evaluation())));
    context.register(
        function("range")
            .param("start", Types.INT)
            .param("stop", Types.INT)
            .param("step", Types.INT, 1L)
            .body(call -> range(call.get(0), call.get(1), call.get(2), call.evaluation())));
    context.register(
        function("sequence")
            .param("start", Types.INT, 0L)
            .param("step", Types.INT, 1L)
            .body(call -> count(call.get(0), call.get(1), call.evaluation())));
  }

  private static Object range(Object start, Object stop, Object step, Evaluation evaluation) {
    int direction = Numbers.big(step).signum();
    if (direction == 0) {
      throw NativeException.valueError("range() arg 3 must not be zero");
    }
    Object first = integer(start);
    Object end = integer(stop);
    Object distance = integer(step);
    return new YaqlIterator() {
      private Object next = first;

      @Override
      public Object advance() {
        Object current = next;
        if (Numbers.compare(current, end) * direction >= 0) {
          return END;
        }
        evaluation.tick();
        next = Numbers.add(current, distance);
        return current;
      }
    };
  }

  /** Returns the endless arithmetic sequence. */
  static YaqlIterator count(Object start, Object step, Evaluation evaluation) {
    Object distance = integer(step);
    return new YaqlIterator() {
      private Object next = integer(start);

      @Override
      public Object advance() {
        evaluation.tick();
        Object current = next;
        next = Numbers.add(current, distance);
        return current;
      }

      @Override
      public String repr() {
        return "count(" + next + (distance.equals(1L) ? ")" : ", " + distance + ")");
      }
    };
  }

  private static Object integer(Object value) {
    return value instanceof Boolean ? Numbers.normalize(Numbers.big(value)) : value;
  }

  private static Object repeat(@Nullable Object value, Object times, Evaluation evaluation) {
    if (times instanceof java.math.BigInteger && Numbers.big(times).signum() > 0) {
      throw NativeException.overflow("Python int too large to convert to C ssize_t");
    }
    long count = Numbers.clampToLong(times);
    return new YaqlIterator() {
      private long left = count;

      @Override
      public @Nullable Object advance() {
        if (left == 0) {
          return END;
        }
        evaluation.tick();
        left = left < 0 ? left : left - 1;
        return value;
      }

      @Override
      public String repr() {
        return "repeat(" + Text.repr(value) + (left < 0 ? ")" : ", " + left + ")");
      }
    };
  }

  private static Object cycle(YaqlIterable collection, Evaluation evaluation) {
    return new YaqlIterator() {
      private final List<@Nullable Object> saved = new ArrayList<>();
      private @Nullable YaqlIterator source;
      private boolean saving = true;
      private int index;

      @Override
      public @Nullable Object advance() {
        evaluation.tick();
        if (source == null) {
          source = collection.iterate();
        }
        if (saving) {
          Object item = source.advance();
          if (item != END) {
            saved.add(item);
            return item;
          }
          saving = false;
        }
        if (saved.isEmpty()) {
          return END;
        }
        Object item = saved.get(index);
        index = (index + 1) % saved.size();
        return item;
      }
    };
  }

  private static Object generate(Invocation call) {
    Lambda predicate = call.get(1);
    Lambda producer = call.get(2);
    Lambda selector = call.get(3);
    FrozenSet.Builder seen = Values.truth(call.arg(4)) ? FrozenSet.builder() : null;
    return new YaqlIterator() {
      private @Nullable Object current = call.arg(0);
      private boolean produced = true;
      private boolean ended;

      @Override
      public @Nullable Object advance() {
        if (ended) {
          return END;
        }
        if (!produced) {
          current = producer.call(current);
        }
        produced = false;
        if (!Values.truth(predicate.call(current)) || (seen != null && !seen.add(current))) {
          ended = true;
          return END;
        }
        if (seen != null) {
          Iterations.checkGrowth(seen, call.evaluation());
        }
        return selector == null ? current : selector.call(current);
      }
    };
  }

  private static Object generateMany(Invocation call) {
    Lambda producer = call.get(1);
    Lambda selector = call.get(2);
    FrozenSet.Builder seen = Values.truth(call.arg(3)) ? FrozenSet.builder() : null;
    boolean depthFirst = Values.truth(call.arg(4));
    ArrayDeque<Box> queue = new ArrayDeque<>();
    queue.add(new Box(call.arg(0)));
    return new YaqlIterator() {
      private @Nullable Box expanding;

      @Override
      public @Nullable Object advance() {
        if (expanding != null) {
          expand(producer.call(expanding.value), queue, depthFirst, call.evaluation());
          expanding = null;
        }
        while (!queue.isEmpty()) {
          Box box = queue.remove();
          if (seen == null || seen.add(box.value)) {
            if (seen != null) {
              Iterations.checkGrowth(seen, call.evaluation());
            }
            expanding = box;
            return selector == null ? box.value : selector.call(box.value);
          }
        }
        return END;
      }
    };
  }

  private static void expand(
      @Nullable Object produced, ArrayDeque<Box> queue, boolean depthFirst, Evaluation evaluation) {
    List<Box> children = new ArrayList<>();
    YaqlIterator items = Iterations.pythonIterator(produced);
    for (Object item = items.advance(); item != YaqlIterator.END; item = items.advance()) {
      evaluation.tick();
      evaluation.checkMemory(DEQUE_SIZE + 8L * (queue.size() + children.size()));
      children.add(new Box(item));
    }
    if (depthFirst) {
      for (int i = children.size() - 1; i >= 0; i--) {
        queue.addFirst(children.get(i));
      }
    } else {
      queue.addAll(children);
    }
  }

  /** Holds an element, which may be null. */
  private record Box(@Nullable Object value) {}
}
