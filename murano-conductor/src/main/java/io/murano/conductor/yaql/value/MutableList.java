package io.murano.conductor.yaql.value;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The list that can change and therefore cannot be hashed. Not thread-safe. */
public final class MutableList extends YaqlSequence {

  private final ArrayList<@Nullable Object> items;
  private boolean grown;

  /** Creates an empty list. */
  public MutableList() {
    items = new ArrayList<>();
  }

  /** Creates a list with the items of a collection. */
  public MutableList(Collection<? extends @Nullable Object> initial) {
    items = new ArrayList<>(initial);
  }

  @Override
  public @Nullable Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public @Nullable Object set(int index, @Nullable Object item) {
    return items.set(index, item);
  }

  @Override
  public void add(int index, @Nullable Object item) {
    grown = true;
    items.add(index, item);
  }

  @Override
  public boolean add(@Nullable Object item) {
    grown = true;
    return items.add(item);
  }

  @Override
  public @Nullable Object remove(int index) {
    return items.remove(index);
  }

  @Override
  public void clear() {
    items.clear();
  }

  @Override
  public @Nullable Object[] toArray() {
    return items.toArray();
  }

  @Override
  public long memorySize() {
    long slots = items.size();
    return 56 + 8 * (grown ? slots + slots / 8 : slots);
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
