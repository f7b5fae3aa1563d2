package io.murano.agent.messaging;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's one connection to the broker. It is opened when first asked for, and again after a
 * loss, for as long as it takes, with growing delays. Thread-safe.
 */
public final class BrokerLink implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(BrokerLink.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  private final BrokerSettings settings;
  private final ConnectionFactory factory;
  private final Backoff backoff;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService deliveries =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "plan-delivery"));
  private volatile @Nullable Connection connection;
  private volatile boolean blocked;

  /**
   * Creates a link; nothing is connected yet.
   *
   * @param name how the connection is called in the broker's management views
   * @throws IOException if the authorities' file cannot be read
   * @throws GeneralSecurityException if the TLS settings cannot be used
   */
  public BrokerLink(BrokerSettings settings, String name, RandomGenerator random)
      throws IOException, GeneralSecurityException {
    this.settings = settings;
    this.backoff = new Backoff(settings.reconnectInitial(), settings.reconnectMax(), random);
    this.factory = factory(settings);
    factory.getClientProperties().put("connection_name", name);
  }

  /**
   * Returns the open connection; opens it first if need be, waiting between attempts.
   *
   * @throws LinkClosedException once {@link #close()} was called
   */
  Connection connection() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (closed.getCount() > 0) {
        Connection current = connection;
        if (current != null && current.isOpen()) {
          return current;
        }
        connect();
      }
      throw new LinkClosedException();
    } finally {
      lock.unlock();
    }
  }

  /** Waits, but not beyond {@link #close()}. */
  void pause(Duration duration) throws InterruptedException {
    if (closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new LinkClosedException();
    }
  }

  /** Returns whether the broker has asked to hold publishing, for lack of memory or disk. */
  boolean isBlocked() {
    return blocked;
  }

  /** Returns whether there is a connection now. */
  public boolean isConnected() {
    Connection current = connection;
    return current != null && current.isOpen();
  }

  /** Closes the connection for good; whoever waits for it is released. */
  @Override
  public void close() {
    closed.countDown();
    Connection current = connection;
    if (current != null && current.isOpen()) {
      current.abort((int) CLOSE_TIMEOUT.toMillis());
    }
    deliveries.shutdownNow();
  }

  private void connect() throws InterruptedException {
    try {
      Connection opened = factory.newConnection(deliveries);
      opened.addBlockedListener(new BlockedNotes());
      blocked = false;
      connection = opened;
      if (closed.getCount() == 0) {
        opened.abort((int) CLOSE_TIMEOUT.toMillis());
      }
      backoff.reset();
      log.info("Connected to {}", settings);
    } catch (IOException | TimeoutException e) {
      Duration delay = backoff.next();
      log.warn(
          "Cannot connect to {}, next attempt in {} ms: {}",
          settings,
          delay.toMillis(),
          describe(e));
      pause(delay);
    }
  }

  private static String describe(Exception e) {
    if (e instanceof AuthenticationFailureException
        || e instanceof PossibleAuthenticationFailureException) {
      return "the broker refuses the login, the password or the virtual host";
    }
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e.getClass().getSimpleName() + message;
  }

  private static ConnectionFactory factory(BrokerSettings settings)
      throws IOException, GeneralSecurityException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(settings.host());
    factory.setPort(settings.port());
    factory.setUsername(settings.login());
    factory.setPassword(settings.password());
    factory.setVirtualHost(settings.virtualHost());
    factory.setRequestedHeartbeat((int) settings.heartbeat().toSeconds());
    int timeout = (int) settings.connectTimeout().toMillis();
    factory.setConnectionTimeout(timeout);
    factory.setHandshakeTimeout(timeout);
    // The link reconnects by itself: only it knows what to do before consuming again.
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setThreadFactory(task -> new Thread(task, "broker-link"));
    if (settings.tls() != null) {
      factory.useSslProtocol(TlsContext.create(settings.tls()));
      if (settings.tls().verifyHostname()) {
        factory.enableHostnameVerification();
      }
    }
    return factory;
  }

  private final class BlockedNotes implements BlockedListener {

    @Override
    public void handleBlocked(String reason) {
      blocked = true;
      log.warn("The broker takes no messages for now ({}): results wait", reason);
    }

    @Override
    public void handleUnblocked() {
      blocked = false;
      log.info("The broker takes messages again");
    }
  }
}
