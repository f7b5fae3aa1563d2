package io.murano.conductor.muranopl.statement;

import org.jspecify.annotations.Nullable;

/** How a statement ended, apart from failing. */
final class Completion {

  /** The next statement follows. */
  static final Completion NORMAL = new Completion(null);

  /** The innermost loop ends. */
  static final Completion BREAK = new Completion(null);

  /** The next iteration of the innermost loop follows. */
  static final Completion CONTINUE = new Completion(null);

  private final @Nullable Object value;

  private Completion(@Nullable Object value) {
    this.value = value;
  }

  /** The method ends with a result. */
  static Completion returning(@Nullable Object value) {
    return new Completion(value);
  }

  /** Returns whether the method ends. */
  boolean isReturn() {
    return this != NORMAL && this != BREAK && this != CONTINUE;
  }

  /** Returns the result of the method. */
  @Nullable Object value() {
    return value;
  }
}
