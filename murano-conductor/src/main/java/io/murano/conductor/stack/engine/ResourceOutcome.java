package io.murano.conductor.stack.engine;

import io.murano.conductor.stack.StackValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a type has made of a resource.
 *
 * @param physicalId identifier of the thing
 * @param state what the type wants to remember about it
 */
public record ResourceOutcome(String physicalId, Map<String, @Nullable Object> state) {

  /** Copies the state. */
  public ResourceOutcome {
    state = StackValues.immutableMap(state);
  }

  /** Returns the outcome of an operation with nothing to remember. */
  public static ResourceOutcome of(String physicalId) {
    return new ResourceOutcome(physicalId, Map.of());
  }
}
