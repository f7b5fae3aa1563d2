package io.murano.conductor.database;

import io.murano.conductor.process.BackOff;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.process.LoopThread;
import io.murano.conductor.process.RootCause;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens on one connection of its own for {@code NOTIFY}, reconnecting for as long as it runs.
 * Notifications only shorten waiting: whoever subscribes also looks at the tables from time to
 * time. Thread-safe.
 */
public final class PostgresNotifications implements SmartLifecycle {

  /** Opens a connection that belongs to the caller. */
  @FunctionalInterface
  public interface ConnectionSource {

    /** Opens a connection. */
    Connection open() throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(PostgresNotifications.class);
  private static final int POLL_MILLIS = 500;
  private static final int POLLS_BETWEEN_CHECKS = 20;
  private static final int CHECK_SECONDS = 5;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  private final ConnectionSource source;
  private final LoopThread loop;
  private final Map<String, List<NotificationListener>> listeners = new ConcurrentHashMap<>();

  /** Creates the listener; it connects when it is started. */
  public PostgresNotifications(ConnectionSource source, ConductorThreads threads) {
    this.source = source;
    this.loop = new LoopThread("notifications", this::run, threads);
  }

  /**
   * Adds a listener. To be called before {@link #start()}.
   *
   * @param channel name of the channel, a lower-case identifier
   */
  public void subscribe(String channel, NotificationListener listener) {
    listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.end();
    loop.interrupt();
    loop.awaitEnd(STOP_LIMIT);
  }

  @Override
  public boolean isRunning() {
    return loop.running();
  }

  /** Returns a phase before all that subscribes: it starts first and stops last. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void run() {
    BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10));
    while (loop.running()) {
      try (Connection connection = source.open()) {
        listen(connection);
        backOff.reset();
        receive(connection);
      } catch (SQLException e) {
        Duration pause = backOff.afterFailure();
        if (loop.running()) {
          LOG.warn(
              "Cannot listen for database notifications, next try in {}: {}",
              pause,
              RootCause.of(e));
          sleep(pause);
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String channel : listeners.keySet()) {
        statement.execute("listen " + channel);
      }
    }
    listeners.values().forEach(all -> all.forEach(this::tellReconnected));
  }

  private void receive(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    for (int polls = 1; loop.running(); polls++) {
      PGNotification[] notifications = postgres.getNotifications(POLL_MILLIS);
      if (notifications != null) {
        for (PGNotification notification : notifications) {
          tell(notification);
        }
      }
      // A peer that vanished without a word is only noticed by asking it something.
      if (polls % POLLS_BETWEEN_CHECKS == 0 && !connection.isValid(CHECK_SECONDS)) {
        throw new SQLException("The connection no longer answers");
      }
    }
  }

  private void tell(PGNotification notification) {
    for (NotificationListener listener :
        listeners.getOrDefault(notification.getName(), List.of())) {
      try {
        listener.notified(notification.getParameter());
      } catch (RuntimeException e) {
        LOG.error("A listener of {} failed", notification.getName(), e);
      }
    }
  }

  private void tellReconnected(NotificationListener listener) {
    try {
      listener.reconnected();
    } catch (RuntimeException e) {
      LOG.error("A listener failed after the reconnect", e);
    }
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      loop.end();
    }
  }
}
