package io.murano.conductor.muranopl.statement;

import io.murano.conductor.yaql.runtime.Context;
import org.jspecify.annotations.Nullable;

/**
 * The left side of an assignment (contract muranopl §3.3). Expressions in it are evaluated once,
 * when it is located.
 */
interface AssignmentTarget {

  /** Finds the place that is assigned to. */
  Location locate(Context context);

  /** A place that has a value and can get another one. */
  interface Location {

    /** Returns the value; missing keys and unset properties count as empty dictionaries. */
    @Nullable Object get();

    /** Replaces the value. */
    void set(@Nullable Object value);
  }
}
