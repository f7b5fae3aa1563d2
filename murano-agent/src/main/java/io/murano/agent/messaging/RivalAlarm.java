package io.murano.agent.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that somebody else consumes this agent's plan queue: as a note at first, because the broker
 * may still hold a connection this agent has lost, and as an alarm once that can no longer be the
 * reason. A cloned machine would share the plans at random, so this agent takes none. Thread-safe.
 */
public final class RivalAlarm {

  private static final Logger log = LoggerFactory.getLogger(RivalAlarm.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final String queue;
  private final Duration tolerated;
  private final Clock clock;
  private @Nullable Instant since;

  /**
   * Creates an alarm.
   *
   * @param tolerated how long a lost connection may linger at the broker: some heartbeats
   */
  public RivalAlarm(String queue, Duration tolerated, Clock clock) {
    this.queue = queue;
    this.tolerated = tolerated;
    this.clock = clock;
  }

  /** Returns whether the queue belongs to somebody else for longer than can be an accident. */
  public boolean isRaised() {
    lock.lock();
    try {
      return since != null && clock.instant().isAfter(since.plus(tolerated));
    } finally {
      lock.unlock();
    }
  }

  void raise() {
    lock.lock();
    try {
      if (since == null) {
        since = clock.instant();
        log.warn("Queue {} has another consumer; perhaps a lost connection of this agent", queue);
      } else if (clock.instant().isAfter(since.plus(tolerated))) {
        log.error(
            "Queue {} has had another consumer since {}: is this machine a clone, or does a second "
                + "agent run with the same input_queue? No plans are taken until it is gone",
            queue,
            since);
      }
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      if (since != null) {
        log.info("Queue {} is free again", queue);
      }
      since = null;
    } finally {
      lock.unlock();
    }
  }
}
