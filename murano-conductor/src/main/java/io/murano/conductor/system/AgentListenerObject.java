package io.murano.conductor.system;

import io.murano.common.topology.AgentQueues;
import io.murano.conductor.muranopl.binding.NativeClass;
import io.murano.conductor.muranopl.binding.NativeConstructor;
import io.murano.conductor.muranopl.binding.NativeMethod;

/**
 * {@code io.murano.system.AgentListener}: the queue to which the agents of one region answer. The
 * conductor listens there whenever plans are outstanding, so that there is nothing to start or
 * stop.
 */
@NativeClass("io.murano.system.AgentListener")
final class AgentListenerObject {

  private final String queueName;

  @NativeConstructor
  AgentListenerObject(String name) {
    this.queueName = AgentQueues.resultQueue(name);
  }

  @NativeMethod
  String queueName() {
    return queueName;
  }

  /** Kept for packages that call it. */
  @NativeMethod
  void start() {}

  /** Kept for packages that call it. */
  @NativeMethod
  void stop() {}
}
