package io.murano.conductor.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan queues this conductor has plans on, and the connections to the brokers they live on.
 * Both are opened at first use; a connection is closed when it was not used for a while.
 * Thread-safe.
 */
final class BrokerLinks {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerLinks.class);

  private final Function<AgentBroker, BrokerLink> opener;
  private final Duration idleTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<AgentBroker, UsedLink> links = new HashMap<>();
  private final Map<AgentAddress, UsedQueue> queues = new HashMap<>();

  private static final class UsedLink {
    final BrokerLink link;
    int users;
    long idleSinceNanos = System.nanoTime();

    UsedLink(BrokerLink link) {
      this.link = link;
    }
  }

  private static final class UsedQueue {
    final PlanQueue queue;
    int users;

    UsedQueue(PlanQueue queue) {
      this.queue = queue;
    }
  }

  BrokerLinks(Function<AgentBroker, BrokerLink> opener, Duration idleTime) {
    this.opener = opener;
    this.idleTime = idleTime;
  }

  /** Returns the plan queue of an agent and consumes its result queue, until {@link #release}. */
  PlanQueue acquire(AgentAddress address) {
    lock.lock();
    try {
      UsedLink used = link(address.broker());
      used.users++;
      UsedQueue queue =
          queues.computeIfAbsent(
              address, key -> new UsedQueue(new PlanQueue(used.link, key.planQueue())));
      queue.users++;
      used.link.receiver().subscribe(address.resultQueue());
      return queue.queue;
    } finally {
      lock.unlock();
    }
  }

  /** Ends one use of a plan queue. */
  void release(AgentAddress address) {
    lock.lock();
    try {
      UsedQueue queue = queues.get(address);
      UsedLink used = links.get(address.broker());
      if (queue == null || used == null) {
        throw new IllegalStateException("Not acquired: " + address.planQueue());
      }
      used.link.receiver().release(address.resultQueue());
      queue.users--;
      if (queue.users == 0) {
        queues.remove(address);
      }
      used.users--;
      used.idleSinceNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the link to a broker; it stays open for at least the idle time. */
  BrokerLink touch(AgentBroker broker) {
    lock.lock();
    try {
      UsedLink used = link(broker);
      used.idleSinceNanos = System.nanoTime();
      return used.link;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the links that are open. */
  List<BrokerLink> open() {
    lock.lock();
    try {
      return links.values().stream().map(used -> used.link).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the queues with plans. */
  List<PlanQueue> queues() {
    lock.lock();
    try {
      return queues.values().stream().map(used -> used.queue).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Closes links that were not used for the idle time. */
  void closeIdle() {
    close(idleTime.toNanos());
  }

  /** Closes all links. */
  void closeAll() {
    close(Long.MIN_VALUE);
  }

  private void close(long idleNanos) {
    List<BrokerLink> closing = new ArrayList<>();
    lock.lock();
    try {
      long now = System.nanoTime();
      links
          .values()
          .removeIf(
              used -> {
                boolean close =
                    idleNanos == Long.MIN_VALUE
                        || (used.users == 0
                            && now - used.idleSinceNanos > idleNanos
                            && !used.link.receiver().inUse());
                if (close) {
                  closing.add(used.link);
                }
                return close;
              });
    } finally {
      lock.unlock();
    }
    for (BrokerLink link : closing) {
      LOG.info("Closing the connection to {}", link.broker());
      link.close();
    }
  }

  private UsedLink link(AgentBroker broker) {
    return links.computeIfAbsent(
        broker,
        key -> {
          LOG.info("Opening a connection to {} for agents", key);
          return new UsedLink(opener.apply(key));
        });
  }
}
