package io.murano.conductor.agent;

import java.util.Objects;

/**
 * Where the agents of a region find RabbitMQ: the {@code agentRabbitMq} of a region's configuration
 * (contract messaging §5.6).
 *
 * @param host host name or address, as agents reach it
 * @param port AMQP port
 * @param login user
 * @param password its password; a secret
 * @param virtualHost virtual host
 * @param ssl whether to use TLS
 * @param insecure whether to accept any certificate
 */
public record AgentBroker(
    String host,
    int port,
    String login,
    String password,
    String virtualHost,
    boolean ssl,
    boolean insecure) {

  /** Checks that all members are present. */
  public AgentBroker {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(virtualHost, "virtualHost");
    if (port <= 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 1 to 65535, not " + port);
    }
  }

  /** Returns a text without the password. */
  @Override
  public String toString() {
    return "%s://%s@%s:%d/%s"
        .formatted(ssl ? "amqps" : "amqp", login, host, port, virtualHost.replace("/", "%2F"));
  }
}
