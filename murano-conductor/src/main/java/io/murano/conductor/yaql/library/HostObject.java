package io.murano.conductor.yaql.library;

import io.murano.conductor.yaql.value.YaqlValue;
import org.jspecify.annotations.Nullable;

/**
 * An object of the host that expressions may look into (contract yaql.md 14, "yaqlized"). The
 * engine never uses reflection: whatever an expression can reach is what these methods give.
 */
public interface HostObject extends YaqlValue {

  /** Returns what may be reached and under which names. */
  HostObjectSettings settings();

  /**
   * Returns an attribute by its real name; methods are {@link
   * io.murano.conductor.yaql.value.YaqlCallable}s.
   *
   * @throws io.murano.conductor.yaql.error.NativeException AttributeError if there is none
   */
  @Nullable Object attribute(String name);

  /**
   * Returns an item by its key.
   *
   * @throws io.murano.conductor.yaql.error.NativeException KeyError if there is none
   */
  @Nullable Object item(@Nullable Object key);
}
