package io.murano.api.outbox;

/** A claimed message. The body may hold secrets, so it is not part of the text. */
record OutboxRow(long id, String queue, String messageId, byte[] body, int attempts) {

  @Override
  public String toString() {
    return "OutboxRow[%d, %s to %s]".formatted(id, messageId, queue);
  }
}
