package io.murano.conductor.yaql.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dictionary that can change and therefore cannot be hashed. Not thread-safe. */
public final class MutableDict extends YaqlDict {

  /** Creates an empty dictionary. */
  public MutableDict() {
    super(new DictTable(0));
  }

  /** Creates a dictionary with the entries of a map. */
  public MutableDict(Map<? extends @Nullable Object, ? extends @Nullable Object> initial) {
    super(initial instanceof YaqlDict dict ? new DictTable(dict.table) : new DictTable(0));
    if (!(initial instanceof YaqlDict)) {
      initial.forEach(this::put);
    }
  }

  MutableDict(DictTable table) {
    super(table);
  }

  @Override
  public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    return table.put(key, value);
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    int slot = table.find(key);
    if (slot < 0) {
      return null;
    }
    Object old = table.value(slot);
    table.removeSlot(slot);
    return old;
  }

  @Override
  public void clear() {
    table.clear();
  }

  @Override
  void removeSlot(int slot) {
    table.removeSlot(slot);
  }

  @Override
  public long memorySize() {
    int size = size();
    if (size == 0) {
      return 64;
    }
    if (size <= 10) {
      return size <= 5 ? 224 : 352;
    }
    long capacity = 21;
    long bytes = 632;
    while (size > capacity) {
      capacity *= 2;
      bytes = bytes * 2 - 96;
    }
    return bytes;
  }
}
