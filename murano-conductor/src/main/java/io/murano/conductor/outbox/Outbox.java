package io.murano.conductor.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where a feature puts what the api has to learn. The message is stored with the feature's
 * transaction and published right after the commit; what cannot be published then is published
 * later, by any conductor. A message may be published more than once. Thread-safe.
 */
public final class Outbox {

  /** Notification channel that says: there are messages nobody has claimed. */
  static final String CHANNEL = "murano_conductor_outbox";

  private final OutboxRepository repository;
  private final OutboxRelay relay;
  private final Duration claim;

  Outbox(OutboxRepository repository, OutboxRelay relay, Duration claim) {
    this.repository = repository;
    this.relay = relay;
    this.claim = claim;
  }

  /**
   * Stores messages in the current transaction; they leave in this order.
   *
   * @throws IllegalStateException if there is no transaction
   */
  public void append(List<OutboxMessage> messages) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("The outbox is written within a transaction only");
    }
    if (messages.isEmpty()) {
      return;
    }
    List<StoredMessage> stored = repository.insertClaimed(messages, claim);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            relay.offer(stored);
          }
        });
  }

  /** Returns the number of messages that wait to be published. */
  public long size() {
    return repository.count();
  }

  /** Returns when the message that has waited longest was stored; empty when none waits. */
  public Optional<Instant> oldest() {
    return repository.oldest();
  }
}
