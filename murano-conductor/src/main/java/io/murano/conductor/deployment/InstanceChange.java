package io.murano.conductor.deployment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The beginning or end of the life of an application or machine.
 *
 * @param tracked true at the beginning, false at the end
 * @param instanceId id of the object
 * @param instanceType a constant of {@code InstanceEvent}
 * @param typeName class name; null at the end
 * @param typeTitle title for people, or null
 * @param unitCount number of units, or null
 */
public record InstanceChange(
    boolean tracked,
    String instanceId,
    int instanceType,
    @Nullable String typeName,
    @Nullable String typeTitle,
    @Nullable Integer unitCount) {

  /** Checks that the id is present. */
  public InstanceChange {
    Objects.requireNonNull(instanceId, "instanceId");
  }
}
