package io.murano.common.topology;

import java.time.Duration;
import java.util.Locale;

/**
 * Names and properties of the queues between conductor and agents (contract messaging §4.1). They
 * are durable classic queues that disappear after a time without consumer and without being
 * declared again; publishing does not prolong their life.
 */
public final class AgentQueues {

  /** The original's life-time of an unused agent queue. */
  public static final Duration DEFAULT_EXPIRY = Duration.ofHours(24);

  private AgentQueues() {}

  /** Returns the queue whose only consumer is the agent of one machine. */
  public static String planQueue(String environmentId, String instanceId) {
    return "e%s-h%s".formatted(environmentId, instanceId).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the queue to which the agents of one region of one environment answer.
   *
   * @param listenerName name of the region's {@code AgentListener}, the generated stack name
   */
  public static String resultQueue(String listenerName) {
    return "-execution-results-%s".formatted(listenerName).toLowerCase(Locale.ROOT);
  }

  /** Returns how an agent queue is declared; {@code expiry} must be equal on all conductors. */
  public static QueueDefinition definition(String name, Duration expiry) {
    return new QueueDefinition(name, QueueDefinition.Type.CLASSIC, null, expiry);
  }
}
