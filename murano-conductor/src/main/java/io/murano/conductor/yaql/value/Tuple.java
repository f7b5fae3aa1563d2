package io.murano.conductor.yaql.value;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The immutable list: what list expressions and most functions give. Hashable if its items are. */
public final class Tuple extends YaqlSequence {

  /** The tuple without items. */
  public static final Tuple EMPTY = new Tuple(new Object[0]);

  private final @Nullable Object[] items;
  private int hash;

  private Tuple(@Nullable Object[] items) {
    this.items = items;
  }

  /** Returns a tuple of copies of the references. */
  public static Tuple of(@Nullable Object... items) {
    return items.length == 0 ? EMPTY : new Tuple(items.clone());
  }

  /** Returns a tuple that owns the array; the caller must not change it any more. */
  public static Tuple wrap(@Nullable Object[] items) {
    return items.length == 0 ? EMPTY : new Tuple(items);
  }

  /** Returns a tuple with the items of a collection. */
  public static Tuple copyOf(Collection<? extends @Nullable Object> items) {
    return items instanceof Tuple tuple ? tuple : wrap(toItems(items));
  }

  /** Returns a tuple with the remaining items of an iterator. */
  public static Tuple drain(YaqlIterator iterator) {
    @Nullable Object[] buffer = new Object[16];
    int size = 0;
    for (Object item = iterator.advance(); item != YaqlIterator.END; item = iterator.advance()) {
      if (size == buffer.length) {
        buffer = java.util.Arrays.copyOf(buffer, size + (size >> 1));
      }
      buffer[size++] = item;
    }
    return wrap(java.util.Arrays.copyOf(buffer, size));
  }

  @Override
  public @Nullable Object get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public YaqlIterator iterate() {
    return YaqlIterator.over(items, items.length);
  }

  @Override
  public @Nullable Object[] toArray() {
    return items.clone();
  }

  @Override
  public long memorySize() {
    return memorySize(items.length);
  }

  /** Returns the estimated size in bytes of a tuple of that many items. */
  public static long memorySize(int length) {
    return 40 + 8L * length;
  }

  /** Returns the concatenation of two tuples. */
  public Tuple concat(Tuple other) {
    if (other.items.length == 0) {
      return this;
    }
    if (items.length == 0) {
      return other;
    }
    @Nullable Object[] all = java.util.Arrays.copyOf(items, items.length + other.items.length);
    System.arraycopy(other.items, 0, all, items.length, other.items.length);
    return new Tuple(all);
  }

  /** Returns the language's hash; fails with TypeError if an item cannot be hashed. */
  int languageHash() {
    int result = hash;
    if (result == 0) {
      result = 0x345678;
      for (Object item : items) {
        result = (1000003 * result) ^ Values.hash(item);
      }
      result = result == 0 ? 1 : result;
      hash = result;
    }
    return result;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return Values.equal(this, other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
