package io.murano.conductor.database;

/** Hears notifications of one PostgreSQL channel. Called on the one listening thread: be quick. */
public interface NotificationListener {

  /**
   * Called for each notification, after the transaction that sent it was committed.
   *
   * @param payload text of the notification, possibly empty
   */
  void notified(String payload);

  /** Called when notifications may have been missed: look for what is new. */
  void reconnected();
}
