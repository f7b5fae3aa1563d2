package io.murano.conductor.yaql.runtime;

import io.murano.conductor.yaql.value.NoValue;
import org.jspecify.annotations.Nullable;

/** The overload that won for certain classes of evaluated arguments. Immutable. */
final class Winner {

  private final Candidate candidate;
  private final @Nullable Class<?>[] classes;

  private Winner(Candidate candidate, @Nullable Class<?>[] classes) {
    this.candidate = candidate;
    this.classes = classes;
  }

  /** Returns a winner for the classes of those arguments that differ between calls. */
  static Winner of(Candidate candidate, @Nullable Object[] values, boolean[] variable) {
    @Nullable Class<?>[] classes = new Class<?>[values.length];
    for (int i = 0; i < values.length; i++) {
      classes[i] = variable[i] ? classOf(values[i]) : null;
    }
    return new Winner(candidate, classes);
  }

  static Class<?> classOf(@Nullable Object value) {
    return value == null ? Void.class : value.getClass();
  }

  Candidate candidate() {
    return candidate;
  }

  boolean matches(@Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!matches(i, values[i])) {
        return false;
      }
    }
    return true;
  }

  boolean matches(int index, @Nullable Object value) {
    Class<?> expected = classes[index];
    return expected == null || expected == classOf(value);
  }

  /** Returns whether the winner may be chosen again by classes alone. */
  static boolean mayBeRemembered(@Nullable Object[] values) {
    for (Object value : values) {
      if (value == NoValue.INSTANCE) {
        return false;
      }
    }
    return true;
  }
}
