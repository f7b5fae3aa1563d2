package io.murano.conductor.yaql.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Insertion-ordered hash table with the language's equality. Entries lie in parallel arrays; up to
 * {@value #SMALL} entries are found by scanning the hashes, more by an open-addressing index.
 */
final class DictTable {

  private static final int SMALL = 8;
  private static final Object DELETED = new Object();

  private @Nullable Object[] keys;
  private @Nullable Object[] values;
  private int[] hashes;
  private int used;
  private int live;
  private int @Nullable [] index;

  DictTable(int expected) {
    int capacity = Math.max(4, expected);
    keys = new Object[capacity];
    values = new Object[capacity];
    hashes = new int[capacity];
    if (capacity > SMALL) {
      index = new int[Integer.highestOneBit(capacity) * 4];
    }
  }

  DictTable(DictTable other) {
    keys = other.keys.clone();
    values = other.values.clone();
    hashes = other.hashes.clone();
    used = other.used;
    live = other.live;
    index = other.index == null ? null : other.index.clone();
  }

  int size() {
    return live;
  }

  /** Returns the number of slots in use; deleted ones count. */
  int slots() {
    return used;
  }

  boolean occupied(int slot) {
    return keys[slot] != DELETED;
  }

  @Nullable Object key(int slot) {
    return keys[slot];
  }

  @Nullable Object value(int slot) {
    return values[slot];
  }

  void setValue(int slot, @Nullable Object value) {
    values[slot] = value;
  }

  /** Returns the slot of a key, or -1. */
  int find(@Nullable Object key) {
    return find(key, Values.hash(key));
  }

  private int find(@Nullable Object key, int hash) {
    int[] idx = index;
    if (idx == null) {
      for (int i = 0; i < used; i++) {
        if (hashes[i] == hash && matches(i, key)) {
          return i;
        }
      }
      return -1;
    }
    int mask = idx.length - 1;
    for (int p = spread(hash) & mask; idx[p] != 0; p = (p + 1) & mask) {
      int slot = idx[p] - 1;
      if (hashes[slot] == hash && matches(slot, key)) {
        return slot;
      }
    }
    return -1;
  }

  private boolean matches(int slot, @Nullable Object key) {
    Object candidate = keys[slot];
    return candidate == key || (candidate != DELETED && Values.equal(candidate, key));
  }

  /** Sets a value; an equal key that is present already stays. Returns the former value or null. */
  @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    int hash = Values.hash(key);
    int slot = find(key, hash);
    if (slot >= 0) {
      Object old = values[slot];
      values[slot] = value;
      return old;
    }
    append(key, value, hash);
    return null;
  }

  /** Adds a key unless an equal one is present; returns whether it was added. */
  boolean addKey(@Nullable Object key) {
    int hash = Values.hash(key);
    if (find(key, hash) >= 0) {
      return false;
    }
    append(key, null, hash);
    return true;
  }

  private void append(@Nullable Object key, @Nullable Object value, int hash) {
    if (used == keys.length) {
      grow();
    }
    keys[used] = key;
    values[used] = value;
    hashes[used] = hash;
    used++;
    live++;
    if (index != null) {
      link(index, used - 1);
    }
  }

  private void grow() {
    if (live < used - used / 4) {
      compact();
    } else {
      int capacity = keys.length * 2;
      keys = Arrays.copyOf(keys, capacity);
      values = Arrays.copyOf(values, capacity);
      hashes = Arrays.copyOf(hashes, capacity);
    }
    if (keys.length > SMALL) {
      int[] fresh = new int[Integer.highestOneBit(keys.length) * 4];
      for (int i = 0; i < used; i++) {
        link(fresh, i);
      }
      index = fresh;
    }
  }

  private void compact() {
    int to = 0;
    for (int i = 0; i < used; i++) {
      if (keys[i] != DELETED) {
        keys[to] = keys[i];
        values[to] = values[i];
        hashes[to++] = hashes[i];
      }
    }
    Arrays.fill(keys, to, used, null);
    Arrays.fill(values, to, used, null);
    used = to;
  }

  private void link(int[] idx, int slot) {
    int mask = idx.length - 1;
    int p = spread(hashes[slot]) & mask;
    while (idx[p] != 0) {
      p = (p + 1) & mask;
    }
    idx[p] = slot + 1;
  }

  private static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 16);
  }

  /** Removes the entry in a slot. */
  void removeSlot(int slot) {
    keys[slot] = DELETED;
    values[slot] = null;
    live--;
  }

  void clear() {
    Arrays.fill(keys, null);
    Arrays.fill(values, null);
    used = 0;
    live = 0;
    if (index != null) {
      Arrays.fill(index, 0);
    }
  }
}
