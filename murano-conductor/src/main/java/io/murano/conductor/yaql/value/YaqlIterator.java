package io.murano.conductor.yaql.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A single-pass lazy sequence. Work happens only inside {@link #advance()}, never ahead of it, so
 * that side effects and errors keep the order the language promises. Not thread-safe.
 */
public abstract class YaqlIterator implements YaqlIterable, YaqlValue {

  /** What {@link #advance()} returns when nothing is left. */
  public static final Object END = new Object();

  /** Returns the next element, or {@link #END} now and for ever after. */
  public abstract @Nullable Object advance();

  @Override
  public YaqlIterator iterate() {
    return this;
  }

  @Override
  public String typeName() {
    return "generator";
  }

  /** Returns an iterator over the items of a Java iterator. */
  public static YaqlIterator over(Iterator<? extends @Nullable Object> items) {
    return new YaqlIterator() {
      @Override
      public @Nullable Object advance() {
        return items.hasNext() ? items.next() : END;
      }
    };
  }

  /** Returns an iterator over an array that the caller no longer changes. */
  public static YaqlIterator over(@Nullable Object[] items, int size) {
    return new YaqlIterator() {
      private int index;

      @Override
      public @Nullable Object advance() {
        return index < size ? items[index++] : END;
      }
    };
  }

  /** Returns the rest of this iterator as a Java iterator, which looks one element ahead. */
  public final Iterator<@Nullable Object> toJava() {
    return new Iterator<>() {
      private @Nullable Object ahead;
      private boolean loaded;

      @Override
      public boolean hasNext() {
        if (!loaded) {
          ahead = advance();
          loaded = true;
        }
        return ahead != END;
      }

      @Override
      public @Nullable Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        loaded = ahead == END;
        return ahead;
      }
    };
  }
}
