package io.murano.api.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.murano.api.error.ApiException;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the depth of the dead-letter queues: anything in one needs a person. */
final class DeadLetterMetrics {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterMetrics.class);

  private final DeadLetterQueues queues;
  private final Map<String, AtomicLong> depths = new ConcurrentHashMap<>();

  DeadLetterMetrics(DeadLetterQueues queues, MeterRegistry metrics) {
    this.queues = queues;
    for (QueueDefinition queue : MuranoQueues.deadLetters()) {
      AtomicLong depth = new AtomicLong();
      depths.put(queue.name(), depth);
      metrics.gauge("murano.api.dead.letters", Tags.of("queue", queue.name()), depth);
    }
  }

  void refresh() {
    try {
      for (DeadLetterQueues.Depth depth : queues.depths()) {
        long now = depth.messages() == null ? 0 : depth.messages();
        AtomicLong known = depths.get(depth.name());
        long before = known == null ? now : known.getAndSet(now);
        if (now > before) {
          log.warn("{} holds {} messages, {} more", depth.name(), now, now - before);
        }
      }
    } catch (ApiException e) {
      log.debug("Dead-letter queues cannot be looked at now: {}", e.getMessage());
    }
  }
}
