package io.murano.agent.body.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Python's dict: keys by Python's equality, in order of insertion. Mutable; owned by one thread.
 */
public final class PyDict {

  private final Map<Object, Entry> entries = new LinkedHashMap<>();
  private final boolean bunch;

  /** A key as it was first inserted, and its value. */
  public record Entry(Object key, Object value) {}

  /** Creates an empty dict. */
  public PyDict() {
    this(false);
  }

  private PyDict(boolean bunch) {
    this.bunch = bunch;
  }

  /** Creates an empty dict whose items are attributes too, like the original agent's Bunch. */
  public static PyDict bunch() {
    return new PyDict(true);
  }

  /** Returns whether items are attributes too. */
  public boolean isBunch() {
    return bunch;
  }

  /** Returns a copy; a copy of a bunch is a plain dict, as in Python. */
  public PyDict copy() {
    PyDict copy = new PyDict();
    copy.entries.putAll(entries);
    return copy;
  }

  /** Returns the value of a key, or null. */
  public @Nullable Object get(Object key) {
    Entry entry = entries.get(Keys.of(key));
    return entry == null ? null : entry.value();
  }

  /** Sets the value of a key, whose first form is kept. */
  public void put(Object key, Object value) {
    Object identity = Keys.of(key);
    Entry known = entries.get(identity);
    entries.put(identity, new Entry(known == null ? key : known.key(), value));
  }

  /** Removes a key; returns its value, or null if there was none. */
  public @Nullable Object remove(Object key) {
    Entry entry = entries.remove(Keys.of(key));
    return entry == null ? null : entry.value();
  }

  /** Returns whether there is such a key. */
  public boolean contains(Object key) {
    return entries.containsKey(Keys.of(key));
  }

  /** Returns the number of items. */
  public int size() {
    return entries.size();
  }

  /** Removes all items. */
  public void clear() {
    entries.clear();
  }

  /** Returns keys and values in order, not to be changed. */
  public Collection<Entry> entries() {
    return entries.values();
  }

  /** Returns the keys in order. */
  public List<Object> keys() {
    List<Object> keys = new ArrayList<>();
    entries.values().forEach(entry -> keys.add(entry.key()));
    return keys;
  }
}
