package io.murano.conductor.yaql.value;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list in the language's sense: sized and indexable. As a {@link java.util.List} it deviates from
 * the general contract in one point: {@code equals} and {@code hashCode} follow the language, in
 * which a tuple never equals a mutable list and 1 equals 1.0.
 */
public abstract class YaqlSequence extends AbstractList<@Nullable Object>
    implements RandomAccess, YaqlIterable {

  @Override
  public YaqlIterator iterate() {
    return new YaqlIterator() {
      private int index;

      @Override
      public @Nullable Object advance() {
        return index < size() ? get(index++) : END;
      }
    };
  }

  /** Returns a tuple of the items from {@code from} to before {@code to}; both must be in range. */
  public Tuple tuple(int from, int to) {
    @Nullable Object[] items = new Object[to - from];
    for (int i = 0; i < items.length; i++) {
      items[i] = get(from + i);
    }
    return Tuple.wrap(items);
  }

  /** Returns the estimated shallow size in bytes, for the memory quota. */
  public abstract long memorySize();

  @Override
  public boolean contains(@Nullable Object item) {
    return indexOf(item) >= 0;
  }

  @Override
  public int indexOf(@Nullable Object item) {
    for (int i = 0, n = size(); i < n; i++) {
      if (Values.same(get(i), item)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return Values.equal(this, other);
  }

  @Override
  public int hashCode() {
    int hash = 7;
    for (int i = 0, n = size(); i < n; i++) {
      Object item = get(i);
      hash = 31 * hash + (item == null ? 0 : item.hashCode());
    }
    return hash;
  }

  @Override
  public String toString() {
    return Text.repr(this);
  }

  static @Nullable Object[] toItems(Collection<? extends @Nullable Object> items) {
    return items.toArray();
  }
}
