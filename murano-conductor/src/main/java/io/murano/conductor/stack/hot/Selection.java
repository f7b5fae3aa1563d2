package io.murano.conductor.stack.hot;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows keys and indexes into a value, as {@code get_attr} and {@code get_param} do. */
public final class Selection {

  private Selection() {}

  /** Returns the value at the end of the keys; null if they lead nowhere. */
  public static @Nullable Object select(@Nullable Object value, List<?> keys) {
    Object current = value;
    for (Object key : keys) {
      current = step(current, key);
      if (current == null) {
        return null;
      }
    }
    return current;
  }

  private static @Nullable Object step(@Nullable Object value, @Nullable Object key) {
    if (value instanceof Map<?, ?> map) {
      return map.get(String.valueOf(key));
    }
    if (value instanceof List<?> list) {
      Integer index = index(key, list.size());
      return index == null ? null : list.get(index);
    }
    return null;
  }

  private static @Nullable Integer index(@Nullable Object key, int size) {
    try {
      int index = Integer.parseInt(String.valueOf(key));
      int fromStart = index < 0 ? size + index : index;
      return fromStart < 0 || fromStart >= size ? null : (Integer) fromStart;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
