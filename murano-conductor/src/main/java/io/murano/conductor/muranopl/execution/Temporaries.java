package io.murano.conductor.muranopl.execution;

import io.murano.conductor.muranopl.object.MuranoObject;
import io.murano.conductor.yaql.value.YaqlDict;
import io.murano.conductor.yaql.value.YaqlSequence;
import io.murano.conductor.yaql.value.YaqlSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results of calls that a running statement may still hold on to, for garbage collection: in {@code
 * use(make(), collect())} nothing else keeps what {@code make()} returned. Cleared when the next
 * statement starts.
 */
public final class Temporaries {

  private static final int INITIAL_LIMIT = 1024;

  private final List<Object> values = new ArrayList<>(0);
  private int limit = INITIAL_LIMIT;

  /** Notes the result of a call if it is or may contain an object. */
  public void add(@Nullable Object value) {
    if (value instanceof MuranoObject
        || (value instanceof YaqlSequence sequence && !sequence.isEmpty())
        || (value instanceof YaqlDict dict && !dict.isEmpty())
        || (value instanceof YaqlSet set && !set.isEmpty())) {
      if (values.size() >= limit) {
        compact();
      }
      values.add(value);
    }
  }

  /** Drops everything that contains no object, so that a long loop in one statement stays small. */
  private void compact() {
    values.removeIf(value -> !References.containsObject(value));
    limit = Math.max(INITIAL_LIMIT, values.size() * 2);
  }

  /** Forgets all values. */
  public void clear() {
    if (!values.isEmpty()) {
      values.clear();
    }
  }

  /** Returns the values noted since the statement started. */
  List<Object> values() {
    return values;
  }
}
