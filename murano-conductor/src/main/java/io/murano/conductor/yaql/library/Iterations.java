package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.error.NativeException;
import io.murano.conductor.yaql.runtime.Evaluation;
import io.murano.conductor.yaql.runtime.FunctionHandle;
import io.murano.conductor.yaql.runtime.Invocation;
import io.murano.conductor.yaql.value.CodePoints;
import io.murano.conductor.yaql.value.FrozenSet;
import io.murano.conductor.yaql.value.Text;
import io.murano.conductor.yaql.value.Tuple;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlIterable;
import io.murano.conductor.yaql.value.YaqlIterator;
import io.murano.conductor.yaql.value.YaqlSequence;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ways to walk over elements that several families share. */
final class Iterations {

  private Iterations() {}

  /** What is done with an element on its way through a lazy sequence. */
  @FunctionalInterface
  interface Step {
    /** Returns what takes the element's place, or {@link #SKIP}. */
    @Nullable Object apply(@Nullable Object item);
  }

  /** Drops the element. */
  static final Object SKIP = new Object();

  /** Returns the sequence of what a step makes of each element. */
  static YaqlIterator each(YaqlIterable items, Step step) {
    return new YaqlIterator() {
      private @Nullable YaqlIterator source;

      @Override
      public @Nullable Object advance() {
        YaqlIterator iterator = source;
        if (iterator == null) {
          iterator = items.iterate();
          source = iterator;
        }
        while (true) {
          Object item = iterator.advance();
          if (item == END) {
            return END;
          }
          Object result = step.apply(item);
          if (result != SKIP) {
            return result;
          }
        }
      }
    };
  }

  /** Returns the elements of one sequence after the other; each is started when it is reached. */
  static YaqlIterator chain(YaqlIterable... parts) {
    return new YaqlIterator() {
      private int next;
      private @Nullable YaqlIterator current;

      @Override
      public @Nullable Object advance() {
        while (true) {
          if (current == null) {
            if (next == parts.length) {
              return END;
            }
            current = parts[next++].iterate();
          }
          Object item = current.advance();
          if (item != END) {
            return item;
          }
          current = null;
        }
      }
    };
  }

  /** Returns a sequence that is made when its first element is asked for. */
  static YaqlIterator deferred(Supplier<YaqlIterator> maker) {
    return new YaqlIterator() {
      private @Nullable YaqlIterator made;

      @Override
      public @Nullable Object advance() {
        if (made == null) {
          made = maker.get();
        }
        return made.advance();
      }
    };
  }

  /** Returns the values of an array, with iterators among them replaced by what they deliver. */
  static YaqlIterator spliced(@Nullable Object[] args) {
    ArrayDeque<YaqlIterator> open = new ArrayDeque<>();
    open.push(YaqlIterator.over(args, args.length));
    return new YaqlIterator() {
      @Override
      public @Nullable Object advance() {
        while (!open.isEmpty()) {
          Object item = open.element().advance();
          if (item == END) {
            open.pop();
          } else if (item instanceof YaqlIterator inner) {
            open.push(inner.iterate());
          } else {
            return item;
          }
        }
        return END;
      }
    };
  }

  /**
   * Starts a traversal of whatever Python can iterate over, strings and dictionaries included.
   *
   * @throws NativeException TypeError if it cannot
   */
  static YaqlIterator pythonIterator(@Nullable Object value) {
    if (value instanceof YaqlIterable iterable) {
      return iterable.iterate();
    }
    if (value instanceof String s) {
      return CodePoints.characters(s).iterate();
    }
    throw NativeException.typeError("'" + Text.typeName(value) + "' object is not iterable");
  }

  /** Returns the list that the visible {@code toList} makes of the elements. */
  static YaqlSequence toList(FunctionHandle toList, YaqlIterable items) {
    return (YaqlSequence) java.util.Objects.requireNonNull(toList.call(items));
  }

  /** Returns whether two lists are of the same kind. */
  static boolean sameKind(YaqlSequence a, YaqlSequence b) {
    return a.getClass() == b.getClass();
  }

  /** Fails if a set or dictionary grown to that many members exceeds the quota. */
  static void checkGrowth(FrozenSet.Builder seen, Evaluation evaluation) {
    if (evaluation.hasQuota()) {
      evaluation.checkMemory(FrozenSet.memorySize(seen.size()));
    }
  }

  /** Fails if a dictionary exceeds the quota. */
  static void checkGrowth(YaqlDict dict, Evaluation evaluation) {
    if (evaluation.hasQuota()) {
      evaluation.checkMemory(dict.memorySize());
    }
  }

  /** Returns the argument as something to iterate over. */
  static YaqlIterable iterable(Invocation call, int index) {
    return call.<YaqlIterable>get(index);
  }

  /** Returns a tuple of the elements; a tuple is returned itself. */
  static Tuple tuple(YaqlIterable items) {
    return items instanceof Tuple tuple ? tuple : Tuple.drain(items.iterate());
  }
}
