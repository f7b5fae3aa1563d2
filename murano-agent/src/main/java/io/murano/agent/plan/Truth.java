package io.murano.agent.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python takes a JSON value for in a condition. */
final class Truth {

  private Truth() {}

  static boolean of(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    return !(value instanceof Map<?, ?> map) || !map.isEmpty();
  }

  /** Returns the truth of a member, or {@code absent} if there is none. */
  static boolean of(Map<?, ?> members, String name, boolean absent) {
    return members.containsKey(name) ? of(members.get(name)) : absent;
  }
}
