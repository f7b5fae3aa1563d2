package io.murano.conductor.yaql.library;

import static io.murano.conductor.yaql.registration.FunctionBuilder.method;

import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.type.Types;
import io.murano.conductor.yaql.value.NoValue;
import io.murano.conductor.yaql.value.Numbers;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import org.jspecify.annotations.Nullable;

/** Lazy deletion, replacement and insertion by position (contract yaql.md 12.5). */
final class EditingFunctions {

  private EditingFunctions() {}

  static void register(Context context) {
    context.register(
        method("delete")
            .param("collection", Types.ITERABLE)
            .param("position", Types.INT)
            .param("count", Types.INT, 1L)
            .body(call -> replace(call, Range.of(call, 1, 2), null)));
    context.register(
        method("replace")
            .param("collection", Types.ITERABLE)
            .param("position", Types.INT)
            .param("value", Types.ANY)
            .param("count", Types.INT, 1L)
            .body(
                call -> {
                  @Nullable Object[] value = {call.arg(2)};
                  return replace(call, Range.of(call, 1, 3), YaqlIterator.over(value, 1));
                }));
    context.register(
        method("replaceMany")
            .param("collection", Types.ITERABLE)
            .param("position", Types.INT)
            .param("values", Types.ITERABLE)
            .param("count", Types.INT, 1L)
            .body(call -> replace(call, Range.of(call, 1, 3), call.get(2))));
    context.register(
        method("insert")
            .param("collection", Types.ITERABLE_BUT_NO_SET)
            .param("position", Types.INT)
            .param("value", Types.ANY)
            .body(
                call -> {
                  @Nullable Object[] value = {call.arg(2)};
                  return insert(call, YaqlIterator.over(value, 1), false);
                }));
    context.register(
        method("insertMany")
            .param("collection", Types.ITERABLE)
            .param("position", Types.INT)
            .param("values", Types.ITERABLE)
            .body(call -> insert(call, call.get(2), true)));
  }

  /** Leaves out a range of positions; the replacement takes the place of its first element. */
  private static Object replace(Invocation call, Range range, @Nullable YaqlIterable replacement) {
    YaqlIterable collection = call.get(0);
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;
      private @Nullable YaqlIterable pending = replacement;
      private @Nullable YaqlIterator inserting;
      private long index;

      @Override
      public @Nullable Object advance() {
        if (source == null) {
          source = collection.iterate();
        }
        while (true) {
          if (inserting != null) {
            Object item = inserting.advance();
            if (item != END) {
              return item;
            }
            inserting = null;
          }
          Object item = source.advance();
          if (item == END || !range.contains(index++)) {
            return item;
          }
          if (pending != null) {
            inserting = pending.iterate();
            pending = null;
          }
        }
      }
    };
  }

  /**
   * Inserts before a position, or behind the end if the position lies beyond it.
   *
   * @param negativeInFront whether a negative position inserts in front, else it inserts nothing
   */
  private static Object insert(Invocation call, YaqlIterable values, boolean negativeInFront) {
    YaqlIterable collection = call.get(0);
    long position = Numbers.clampToLong(call.get(1));
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;
      private @Nullable YaqlIterator inserting;
      private @Nullable Object held = NoValue.INSTANCE;
      private long index = -1;
      private boolean ended;

      @Override
      public @Nullable Object advance() {
        if (source == null) {
          source = collection.iterate();
          inserting = position < 0 && negativeInFront ? values.iterate() : null;
        }
        while (true) {
          if (inserting != null) {
            Object value = inserting.advance();
            if (value != END) {
              return value;
            }
            inserting = null;
          }
          if (held != NoValue.INSTANCE) {
            Object item = held;
            held = NoValue.INSTANCE;
            return item;
          }
          if (ended) {
            return END;
          }
          Object item = source.advance();
          if (item == END) {
            ended = true;
            inserting = position > index ? values.iterate() : null;
          } else if (++index == position) {
            held = item;
            inserting = values.iterate();
          } else {
            return item;
          }
        }
      }
    };
  }

  /** The positions an edit applies to; a negative count reaches to the end. */
  private record Range(long from, long count) {
    static Range of(Invocation call, int position, int count) {
      return new Range(
          Numbers.clampToLong(call.get(position)), Numbers.clampToLong(call.get(count)));
    }

    boolean contains(long index) {
      return index >= from && (count < 0 || index - from < count);
    }
  }
}
