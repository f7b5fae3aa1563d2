package io.murano.conductor.amqp;

import com.rabbitmq.client.Channel;
import java.io.IOException;

/**
 * What happens on the channel of a {@link ChannelThread}; all methods are called on that thread.
 */
public interface ChannelOwner {

  /**
   * Called with each new channel, before anything else happens on it.
   *
   * @throws RuntimeException if the channel cannot be used; another one is opened later
   */
  void opened(Channel channel) throws IOException, InterruptedException;

  /**
   * Called after the work at hand, and when time passes without any.
   *
   * @return nanoseconds after which to call again if nothing happens
   */
  long idle(Channel channel) throws IOException, InterruptedException;

  /** Called when the thread stops, while the channel is still open. */
  void closing(Channel channel) throws IOException, InterruptedException;
}
