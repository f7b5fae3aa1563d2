package io.murano.testkit;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The broker as one test class sees it: a virtual host of its own on the RabbitMQ node of the test
 * run. The verbs act on the whole node; a test need not undo them, the node is started again after
 * it with the same ports. Thread-safe.
 */
public final class TestBroker {

  private static final Map<String, TestBroker> BY_NAME = new ConcurrentHashMap<>();

  private static @Nullable Node shared;

  private final Node node;
  private final String virtualHost;

  private TestBroker(Node node, String virtualHost) {
    this.node = node;
    this.virtualHost = virtualHost;
  }

  /**
   * Returns the broker of a test class, the same for each call with one class; starts the node if
   * it has not been started yet.
   *
   * @throws IllegalStateException if no broker can be had; the message tells how to install one
   */
  public static TestBroker of(Class<?> testClass) {
    return BY_NAME.computeIfAbsent(ServerNode.nameFor(testClass), TestBroker::create);
  }

  private static TestBroker create(String name) {
    Node node = node();
    node.management.createVirtualHost(name);
    return new TestBroker(node, name);
  }

  private static synchronized Node node() {
    if (shared == null) {
      shared = Node.start();
    }
    return shared;
  }

  static synchronized void startIfStopped() {
    if (shared != null && shared.server != null) {
      shared.server.startIfStopped();
    }
  }

  /** AMQP URI with user, password and virtual host. */
  public String uri() {
    return uriAt(host(), port());
  }

  /** AMQP URI that leads through a proxy in front of this broker. */
  public String uri(TcpProxy proxy) {
    return uriAt(TcpProxy.HOST, proxy.port());
  }

  private String uriAt(String host, int port) {
    return "amqp://%s@%s:%d/%s".formatted(node.uri.getRawUserInfo(), host, port, virtualHost);
  }

  /** Host name or address of the broker. */
  public String host() {
    return node.uri.getHost();
  }

  /** AMQP port of the broker. */
  public int port() {
    return node.uri.getPort() < 0 ? ConnectionFactory.DEFAULT_AMQP_PORT : node.uri.getPort();
  }

  /** User with all rights on the virtual host. */
  public String username() {
    return node.factory.getUsername();
  }

  /** Password of the user. */
  public String password() {
    return node.factory.getPassword();
  }

  /** Virtual host that belongs to the test class alone. */
  public String virtualHost() {
    return virtualHost;
  }

  /** Opens a connection of the plain client, without recovery; the caller closes it. */
  public Connection connect() {
    ConnectionFactory factory = node.factory.clone();
    factory.setVirtualHost(virtualHost);
    factory.setAutomaticRecoveryEnabled(false);
    try {
      return factory.newConnection("test");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot connect to the test broker", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("cannot connect to the test broker", e);
    }
  }

  /** Opens a proxy in front of the broker, which can cut connections; the caller closes it. */
  public TcpProxy proxy() {
    return TcpProxy.to(host(), port());
  }

  /** Returns the queues of the virtual host. */
  public List<QueueState> queues() {
    return node.management.queues(virtualHost);
  }

  /** Returns one queue, or nothing if it does not exist. */
  public Optional<QueueState> queue(String name) {
    return queues().stream().filter(queue -> queue.name().equals(name)).findFirst();
  }

  /** Closes all client connections of the virtual host from the broker's side; returns how many. */
  public int closeConnections() {
    return node.management.closeConnections(virtualHost);
  }

  /** Starts the node if it is stopped; its queues and durable messages are those of before. */
  public void start() {
    node.server().startIfStopped();
  }

  /** Stops the node in good order. */
  public void stop() {
    node.server().stop();
  }

  /** Ends the node by SIGKILL, a second after the call: see {@code rabbitmq.sh}. */
  public void kill() {
    node.server().kill();
  }

  /** Stops the node in good order and starts it again. */
  public void restart() {
    stop();
    start();
  }

  @Override
  public String toString() {
    return "TestBroker[%s:%d/%s]".formatted(host(), port(), virtualHost);
  }

  /** What the virtual hosts have in common: a private node, or the broker of the environment. */
  private static final class Node {

    final @Nullable ServerNode server;
    final URI uri;
    final ConnectionFactory factory = new ConnectionFactory();
    final ManagementClient management;

    private Node(@Nullable ServerNode server, String uri, @Nullable String managementUri) {
      this.server = server;
      this.uri = URI.create(uri);
      try {
        factory.setUri(this.uri);
      } catch (URISyntaxException | GeneralSecurityException e) {
        throw new IllegalStateException("the broker's URI cannot be used", e);
      }
      URI management =
          URI.create(
              managementUri != null ? managementUri : "http://" + this.uri.getHost() + ":15672");
      this.management =
          new ManagementClient(management, factory.getUsername(), factory.getPassword());
    }

    static Node start() {
      String external = ServerNode.environment("MURANO_RABBITMQ_URI");
      if (external != null) {
        return new Node(null, external, ServerNode.environment("MURANO_RABBITMQ_MANAGEMENT_URI"));
      }
      ServerNode server = ServerNode.start("rabbitmq.sh", "rabbitmq");
      return new Node(
          server,
          server.setting("MURANO_RABBITMQ_URI"),
          server.setting("MURANO_RABBITMQ_MANAGEMENT_URI"));
    }

    ServerNode server() {
      if (server == null) {
        throw new IllegalStateException(
            "this test stops the broker, which it may not do to the one of MURANO_RABBITMQ_URI:"
                + " unset that variable");
      }
      return server;
    }
  }
}
