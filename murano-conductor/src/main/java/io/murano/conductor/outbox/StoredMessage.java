package io.murano.conductor.outbox;

/**
 * A row of the outbox that this conductor has claimed.
 *
 * @param id key of the row
 * @param message what to publish
 */
record StoredMessage(long id, OutboxMessage message) {}
