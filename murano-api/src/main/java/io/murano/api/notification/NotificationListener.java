package io.murano.api.notification;

/**
 * Hears one channel. Called on the one thread that listens, so it only passes the news on and never
 * blocks.
 */
public interface NotificationListener {

  /** Returns the channel. */
  String channel();

  /** Takes a notification. */
  void notified(String payload);

  /** Says that notifications may have been missed: look at everything. */
  void missed();
}
