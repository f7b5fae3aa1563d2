package io.murano.api.notification;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds one connection of its own that listens on all channels, and connects again when it is lost.
 */
@Component
final class DatabaseNotifications implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DatabaseNotifications.class);

  /** How long a dead connection can go unnoticed: after it, the connection is probed. */
  private static final Duration PROBE = Duration.ofSeconds(15);

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final JdbcConnectionDetails database;
  private final List<NotificationListener> listeners;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopping = lock.newCondition();
  private volatile boolean running;
  private volatile @Nullable Connection connection;
  private @Nullable Thread thread;

  DatabaseNotifications(JdbcConnectionDetails database, List<NotificationListener> listeners) {
    this.database = database;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void start() {
    running = true;
    Thread listening = new Thread(this::run, "database-notifications");
    listening.setDaemon(true);
    listening.start();
    thread = listening;
  }

  @Override
  public void stop() {
    running = false;
    lock.lock();
    try {
      stopping.signalAll();
    } finally {
      lock.unlock();
    }
    close(connection);
    Thread listening = thread;
    if (listening != null) {
      try {
        listening.join(RETRY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try (Connection opened = connect()) {
        connection = opened;
        listeners.forEach(NotificationListener::missed);
        listen(opened);
      } catch (SQLException e) {
        if (running) {
          log.warn("Database notifications interrupted, connecting again: {}", e.toString());
          pause();
        }
      }
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (database.getUsername() != null) {
      properties.setProperty("user", database.getUsername());
    }
    if (database.getPassword() != null) {
      properties.setProperty("password", database.getPassword());
    }
    properties.setProperty("ApplicationName", "murano-api notifications");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    Connection opened = DriverManager.getConnection(database.getJdbcUrl(), properties);
    try (Statement statement = opened.createStatement()) {
      for (NotificationListener listener : listeners) {
        statement.execute("listen " + listener.channel());
      }
    } catch (SQLException e) {
      close(opened);
      throw e;
    }
    return opened;
  }

  private void listen(Connection opened) throws SQLException {
    PGConnection postgres = opened.unwrap(PGConnection.class);
    while (running) {
      PGNotification[] notifications = postgres.getNotifications((int) PROBE.toMillis());
      if (notifications.length == 0 && !opened.isValid((int) PROBE.toSeconds())) {
        throw new SQLException("The connection does not answer");
      }
      for (PGNotification notification : notifications) {
        dispatch(notification);
      }
    }
  }

  private void dispatch(PGNotification notification) {
    for (NotificationListener listener : listeners) {
      if (listener.channel().equals(notification.getName())) {
        listener.notified(notification.getParameter());
      }
    }
  }

  private void pause() {
    lock.lock();
    try {
      if (running && stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("Stopped while waiting to connect again");
      }
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        log.debug("Connection for notifications was already gone: {}", e.toString());
      }
    }
  }
}
