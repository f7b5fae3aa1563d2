package io.murano.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy that can misbehave: cut connections, refuse new ones, delay what it carries, or carry
 * nothing while all connections look alive. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

  /** The address on which every proxy listens. */
  public static final String HOST = "127.0.0.1";

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  private final InetSocketAddress target;
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean closed;
  private volatile boolean refusing;
  private volatile boolean frozen;
  private volatile Duration delay = Duration.ZERO;

  private TcpProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 100, InetAddress.getByName(HOST));
    start("accept", this::accept);
  }

  /** Opens a proxy that leads to a host and port. */
  public static TcpProxy to(String host, int port) {
    try {
      return new TcpProxy(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a proxy", e);
    }
  }

  /** The port on which the proxy listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Returns how many connections are open. */
  public int connections() {
    return sockets.size() / 2;
  }

  /** Breaks all connections; new ones are carried as before. */
  public void dropConnections() {
    sockets.forEach(TcpProxy::reset);
  }

  /** Breaks all connections and every new one, until {@link #restore()}. */
  public void cut() {
    refusing = true;
    dropConnections();
  }

  /** Keeps all connections open but carries nothing, as behind a dead firewall. */
  public void freeze() {
    frozen = true;
  }

  /** Delays every piece of data, each way, by the given time. */
  public void delay(Duration time) {
    delay = time;
  }

  /** Carries everything again; what had been held back by {@link #freeze()} follows. */
  public void restore() {
    refusing = false;
    delay = Duration.ZERO;
    lock.lock();
    try {
      frozen = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stops listening and breaks all connections. */
  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a proxy", e);
    } finally {
      dropConnections();
      restore();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = listener.accept();
        start("connect", () -> connect(client));
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException("the proxy on port " + port() + " has failed", e);
        }
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    if (refusing || closed) {
      reset(client);
      return;
    }
    try {
      server.connect(target, CONNECT_TIMEOUT_MILLIS);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException e) {
      reset(client);
      return;
    }
    sockets.add(client);
    sockets.add(server);
    if (refusing || closed) {
      end(client, server);
      return;
    }
    start("up", () -> carry(client, server));
    start("down", () -> carry(server, client));
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        hold();
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // Either side has gone, by itself or by one of the verbs: the other follows below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(from, to);
    }
  }

  private void hold() throws InterruptedException {
    long millis = delay.toMillis();
    if (millis > 0) {
      TimeUnit.MILLISECONDS.sleep(millis);
    }
    lock.lock();
    try {
      while (frozen && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end(Socket one, Socket other) {
    reset(one);
    reset(other);
    sockets.remove(one);
    sockets.remove(other);
  }

  private static void reset(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // A socket that cannot be closed is closed already.
    }
  }

  private void start(String what, Runnable task) {
    Thread thread = new Thread(task, "proxy-" + listener.getLocalPort() + "-" + what);
    thread.setDaemon(true);
    thread.start();
  }
}
