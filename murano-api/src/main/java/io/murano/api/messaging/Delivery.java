package io.murano.api.messaging;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message that has been fetched and not been answered. When its channel is gone the broker
 * delivers it again by itself, so failing to answer is no trouble.
 *
 * @param message the decoded message
 * @param channel where it came from
 * @param tag its number there
 */
record Delivery<T>(T message, Channel channel, long tag) {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  void acknowledge() {
    try {
      channel.basicAck(tag, false);
    } catch (IOException | ShutdownSignalException e) {
      log.debug(
          "Channel gone before the acknowledgement; the message comes again: {}", e.toString());
    }
  }

  /** Refuses the message for good: the broker moves it to the dead-letter queue. */
  void deadLetter() {
    reject(channel, tag);
  }

  static void reject(Channel channel, long tag) {
    try {
      channel.basicReject(tag, false);
    } catch (IOException | ShutdownSignalException e) {
      log.debug("Channel gone before the rejection; the message comes again: {}", e.toString());
    }
  }
}
