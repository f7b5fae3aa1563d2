package io.murano.conductor.yaql.value;

import org.jspecify.annotations.Nullable;

/** The value of {@code k => v} where a function takes pairs. Compared by identity. */
public final class MappingRule implements YaqlValue {

  /** The estimated size in bytes of any pair. */
  public static final long SIZE = 48;

  private final @Nullable Object source;
  private final @Nullable Object destination;

  /** Creates a pair. */
  public MappingRule(@Nullable Object source, @Nullable Object destination) {
    this.source = source;
    this.destination = destination;
  }

  /** Returns the left side. */
  public @Nullable Object source() {
    return source;
  }

  /** Returns the right side. */
  public @Nullable Object destination() {
    return destination;
  }

  @Override
  public long memorySize() {
    return SIZE;
  }
}
