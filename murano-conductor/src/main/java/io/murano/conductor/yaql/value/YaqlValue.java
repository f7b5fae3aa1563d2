package io.murano.conductor.yaql.value;

import org.jspecify.annotations.Nullable;

/**
 * A value class with its own idea of equality, hash, text, truth and size. The defaults are those
 * of a plain Python object: identity, an opaque text, true.
 */
public interface YaqlValue {

  /** Returns whether the language regards the two as equal. Must not fail. */
  default boolean equalTo(@Nullable Object other) {
    return this == other;
  }

  /**
   * Returns a hash that agrees with {@link #equalTo}.
   *
   * @throws io.murano.conductor.yaql.error.NativeException TypeError if the value cannot be a key
   */
  default int hash() {
    return System.identityHashCode(this);
  }

  /** Returns the text that {@code str(value)} gives. */
  default String str() {
    return repr();
  }

  /** Returns the text inside of a container's text. */
  default String repr() {
    return "<" + typeName() + " object>";
  }

  /** Returns whether the value counts as true. */
  default boolean truth() {
    return true;
  }

  /** Returns the type's name for messages. */
  default String typeName() {
    return getClass().getSimpleName();
  }

  /** Returns the estimated shallow size in bytes, for the memory quota. */
  default long memorySize() {
    return 64;
  }
}
