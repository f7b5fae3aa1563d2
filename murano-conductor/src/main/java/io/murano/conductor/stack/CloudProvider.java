package io.murano.conductor.stack;

/**
 * A kind of cloud: OpenStack, local processes, containers. One instance serves all executions of a
 * conductor; implementations are thread-safe.
 */
public interface CloudProvider {

  /**
   * Returns the name under which configuration refers to the provider, for example {@code heat}.
   */
  String name();

  /** Returns the stacks that the given caller can see in the given region. */
  StackProvider stacks(CloudAccess access);

  /** Returns the networks that the given caller can see in the given region. */
  CloudNetworking networking(CloudAccess access);
}
