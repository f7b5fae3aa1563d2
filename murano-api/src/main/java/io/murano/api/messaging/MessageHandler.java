package io.murano.api.messaging;

import io.murano.common.topology.QueueDefinition;
import java.util.List;

/**
 * What is done with the messages of one queue.
 *
 * @param <T> type of the decoded message
 */
interface MessageHandler<T> {

  /** Returns the queue. */
  QueueDefinition queue();

  /**
   * Decodes a body.
   *
   * @throws IllegalArgumentException or a JSON exception if it can never be understood
   */
  T decode(byte[] body);

  /**
   * Stores messages; they are acknowledged when the method returns. It may be called again with the
   * same ones.
   */
  void handle(List<T> messages);

  /** Names a message for the log, without secrets. */
  String describe(T message);
}
