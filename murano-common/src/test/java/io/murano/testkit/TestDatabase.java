package io.murano.testkit;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as one test class sees it: a database of its own on the server of the test run. The
 * verbs act on the whole server; a test need not undo them, it is started again after the test on
 * the same port. Thread-safe.
 */
public final class TestDatabase {

  private static final Map<String, TestDatabase> BY_NAME = new ConcurrentHashMap<>();

  private static @Nullable Server shared;

  private final Server server;
  private final String name;

  private TestDatabase(Server server, String name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Returns the database of a test class, the same for each call with one class; starts the server
   * if it has not been started yet.
   *
   * @throws IllegalStateException if no server can be had
   */
  public static TestDatabase of(Class<?> testClass) {
    return BY_NAME.computeIfAbsent(ServerNode.nameFor(testClass), TestDatabase::create);
  }

  private static TestDatabase create(String name) {
    Server server = server();
    try (Connection connection = server.connect(server.jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
    return new TestDatabase(server, name);
  }

  private static synchronized Server server() {
    if (shared == null) {
      shared = Server.start();
    }
    return shared;
  }

  static synchronized void startIfStopped() {
    if (shared != null && shared.node != null) {
      shared.node.startIfStopped();
    }
  }

  /** JDBC URL without user and password. */
  public String jdbcUrl() {
    return jdbcUrlAt(host(), port());
  }

  /** JDBC URL that leads through a proxy in front of this server. */
  public String jdbcUrl(TcpProxy proxy) {
    return jdbcUrlAt(TcpProxy.HOST, proxy.port());
  }

  private String jdbcUrlAt(String host, int port) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  /** Host name or address of the server. */
  public String host() {
    return server.uri.getHost();
  }

  /** Port of the server. */
  public int port() {
    return server.uri.getPort() < 0 ? 5432 : server.uri.getPort();
  }

  /** Owner of the database. */
  public String username() {
    return server.username;
  }

  /** Password of the owner. */
  public String password() {
    return server.password;
  }

  /** Name of the database that belongs to the test class alone. */
  public String name() {
    return name;
  }

  /** Opens a connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return server.connect(jdbcUrl());
  }

  /** Runs one statement in a connection of its own. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Returns the single number that a query gives. */
  public long count(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Opens a proxy in front of the server, which can cut connections; the caller closes it. */
  public TcpProxy proxy() {
    return TcpProxy.to(host(), port());
  }

  /** Starts the server if it is stopped; committed data are those of before. */
  public void start() {
    server.node().startIfStopped();
  }

  /** Stops the server in good order; open connections are closed. */
  public void stop() {
    server.node().stop();
  }

  /** Ends the server by SIGKILL. */
  public void kill() {
    server.node().kill();
  }

  /** Stops the server in good order and starts it again. */
  public void restart() {
    stop();
    start();
  }

  @Override
  public String toString() {
    return "TestDatabase[%s]".formatted(jdbcUrl());
  }

  /** What the databases have in common: a private server, or the one of the environment. */
  private static final class Server {

    final @Nullable ServerNode node;
    final String jdbcUrl;
    final URI uri;
    final String username;
    final String password;

    private Server(@Nullable ServerNode node, String jdbcUrl, String username, String password) {
      this.node = node;
      this.jdbcUrl = jdbcUrl;
      this.uri = URI.create(jdbcUrl.substring("jdbc:".length()));
      this.username = username;
      this.password = password;
    }

    static Server start() {
      String url = ServerNode.environment("MURANO_DATABASE_URL");
      if (url != null) {
        String user = ServerNode.environment("MURANO_DATABASE_USER");
        String password = ServerNode.environment("MURANO_DATABASE_PASSWORD");
        return new Server(
            null, url, user == null ? "murano" : user, password == null ? "" : password);
      }
      ServerNode node = ServerNode.start("postgresql.sh", "postgresql");
      return new Server(
          node,
          node.setting("MURANO_DATABASE_URL"),
          node.setting("MURANO_DATABASE_USER"),
          node.setting("MURANO_DATABASE_PASSWORD"));
    }

    Connection connect(String url) throws SQLException {
      return DriverManager.getConnection(url, username, password);
    }

    ServerNode node() {
      if (node == null) {
        throw new IllegalStateException(
            "this test stops the database, which it may not do to the one of"
                + " MURANO_DATABASE_URL: unset that variable");
      }
      return node;
    }
  }
}
