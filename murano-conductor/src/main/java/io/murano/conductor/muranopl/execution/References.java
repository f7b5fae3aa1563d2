package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.runtime.Context;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the objects a value refers to. */
final class References {

  private References() {}

  /** Returns whether a value is or contains an object. */
  static boolean containsObject(@Nullable Object value) {
    return !visit(value, object -> false);
  }

  /**
   * Visits the objects in a value, but not what those refer to.
   *
   * @param visitor returns whether to go on
   * @return whether all were visited
   */
  static boolean visit(@Nullable Object value, Predicate<MuranoObject> visitor) {
    if (value instanceof MuranoObject object) {
      return visitor.test(object.real());
    }
    if (value instanceof YaqlSequence sequence) {
      return visitAll(sequence, visitor);
    }
    if (value instanceof YaqlSet set) {
      return visitAll(set, visitor);
    }
    if (value instanceof YaqlDict dict) {
      return visitAll(dict.keySet(), visitor) && visitAll(dict.values(), visitor);
    }
    if (value instanceof Context context) {
      for (String name : context.names()) {
        if (!visit(context.get(name), visitor)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean visitAll(
      Iterable<? extends @Nullable Object> values, Predicate<MuranoObject> visitor) {
    for (Object value : values) {
      if (!visit(value, visitor)) {
        return false;
      }
    }
    return true;
  }
}
