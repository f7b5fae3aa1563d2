package io.murano.conductor.yaql.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary: keeps insertion order, compares keys as the language does (1, 1.0 and true are one
 * key). Traversing it gives the keys. {@code equals} and {@code hashCode} follow the language.
 */
public abstract class YaqlDict extends AbstractMap<@Nullable Object, @Nullable Object>
    implements YaqlIterable {

  final DictTable table;

  YaqlDict(DictTable table) {
    this.table = table;
  }

  /**
   * Returns the value of a key, or {@link NoValue#INSTANCE}.
   *
   * @throws io.murano.conductor.yaql.error.NativeException TypeError if the key is not hashable
   */
  public final @Nullable Object find(@Nullable Object key) {
    int slot = table.find(key);
    return slot < 0 ? NoValue.INSTANCE : table.value(slot);
  }

  @Override
  public final @Nullable Object get(@Nullable Object key) {
    int slot = table.find(key);
    return slot < 0 ? null : table.value(slot);
  }

  @Override
  public final boolean containsKey(@Nullable Object key) {
    return table.find(key) >= 0;
  }

  @Override
  public final int size() {
    return table.size();
  }

  /** Iterates over the keys. */
  @Override
  public final YaqlIterator iterate() {
    return walk((key, value) -> key);
  }

  /** Iterates over the values. */
  public final YaqlIterator iterateValues() {
    return walk((key, value) -> value);
  }

  /** Iterates over the entries as tuples of two. */
  public final YaqlIterator iterateItems() {
    return walk((key, value) -> Tuple.wrap(new @Nullable Object[] {key, value}));
  }

  private YaqlIterator walk(Selector selector) {
    return new YaqlIterator() {
      private int slot;

      @Override
      public @Nullable Object advance() {
        while (slot < table.slots()) {
          int current = slot++;
          if (table.occupied(current)) {
            return selector.select(table.key(current), table.value(current));
          }
        }
        return END;
      }
    };
  }

  @Override
  public final void forEach(BiConsumer<? super @Nullable Object, ? super @Nullable Object> action) {
    for (int i = 0; i < table.slots(); i++) {
      if (table.occupied(i)) {
        action.accept(table.key(i), table.value(i));
      }
    }
  }

  /** Returns a mutable dictionary with the same entries. */
  public final MutableDict toMutable() {
    return new MutableDict(new DictTable(table));
  }

  /** Returns the estimated shallow size in bytes, for the memory quota. */
  public abstract long memorySize();

  @Override
  public final Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<@Nullable Object, @Nullable Object>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return table.size();
      }
    };
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return Values.equal(this, other);
  }

  @Override
  public final int hashCode() {
    int hash = 0;
    for (int i = 0; i < table.slots(); i++) {
      if (table.occupied(i)) {
        Object value = table.value(i);
        hash ^= 31 * Values.hash(table.key(i)) + (value == null ? 0 : value.hashCode());
      }
    }
    return hash;
  }

  @Override
  public final String toString() {
    return Text.repr(this);
  }

  private interface Selector {
    @Nullable Object select(@Nullable Object key, @Nullable Object value);
  }

  private final class Entries implements Iterator<Map.Entry<@Nullable Object, @Nullable Object>> {
    private int slot = nextFrom(0);
    private int last = -1;

    private int nextFrom(int from) {
      int i = from;
      while (i < table.slots() && !table.occupied(i)) {
        i++;
      }
      return i;
    }

    @Override
    public boolean hasNext() {
      return slot < table.slots();
    }

    @Override
    public Map.Entry<@Nullable Object, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      last = slot;
      slot = nextFrom(slot + 1);
      int current = last;
      return new SimpleEntry<>(table.key(current), table.value(current)) {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
          put(getKey(), value);
          return super.setValue(value);
        }
      };
    }

    @Override
    public void remove() {
      if (last < 0) {
        throw new IllegalStateException();
      }
      removeSlot(last);
      last = -1;
    }
  }

  abstract void removeSlot(int slot);
}
