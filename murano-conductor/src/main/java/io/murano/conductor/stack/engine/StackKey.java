package io.murano.conductor.stack.engine;

import java.util.Objects;

/**
 * What tells stacks apart.
 *
 * @param region name of the region; empty for the unnamed one
 * @param projectId project that owns the stack
 * @param name name of the stack
 */
public record StackKey(String region, String projectId, String name) {

  /** Checks that all members are present. */
  public StackKey {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(projectId, "projectId");
    Objects.requireNonNull(name, "name");
  }
}
