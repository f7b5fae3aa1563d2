package io.murano.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code murano.agent.rabbitmq.*}, section {@code [rabbitmq]} of agent.conf.
 *
 * @param host broker host
 * @param port broker port
 * @param login user
 * @param password password of the user
 * @param virtualHost virtual host
 * @param ssl whether to encrypt
 * @param sslVersion protocol to insist on: {@code TLSv1_2}, {@code TLSv1_3}…; empty or {@code
 *     SSLv23} to negotiate
 * @param caCerts PEM file with the accepted authorities; empty for the JVM's
 * @param insecure whether a broker certificate that does not verify is accepted, with a warning
 * @param verifyHostname whether the certificate must be for the host; the original never checks
 * @param inputQueue queue with this agent's plans
 * @param resultExchange exchange for results; empty for the default one
 * @param resultRoutingKey routing key for results
 * @param exclusive whether to refuse to share the plan queue with another consumer
 * @param heartbeat interval of AMQP heartbeats; randomised by up to a third
 * @param connectTimeout limit for connecting
 * @param reconnectInitial first delay after a lost connection; doubles
 * @param reconnectMax cap of that delay
 */
public record RabbitProperties(
    @DefaultValue("localhost") String host,
    @DefaultValue("5672") int port,
    @DefaultValue("guest") String login,
    @DefaultValue("guest") String password,
    @DefaultValue("/") String virtualHost,
    @DefaultValue("false") boolean ssl,
    @DefaultValue("") String sslVersion,
    @DefaultValue("") String caCerts,
    @DefaultValue("false") boolean insecure,
    @DefaultValue("false") boolean verifyHostname,
    @DefaultValue("") String inputQueue,
    @DefaultValue("") String resultExchange,
    @DefaultValue("") String resultRoutingKey,
    @DefaultValue("true") boolean exclusive,
    @DefaultValue("30s") Duration heartbeat,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("500ms") Duration reconnectInitial,
    @DefaultValue("15s") Duration reconnectMax) {

  private static final int MAX_PORT = 65535;

  /** Checks the values that make no sense. */
  public RabbitProperties {
    if (port < 1 || port > MAX_PORT) {
      throw new ConfigurationException("rabbitmq port %d is not 1 to %d".formatted(port, MAX_PORT));
    }
    requirePositive("heartbeat", heartbeat);
    requirePositive("connect_timeout", connectTimeout);
    requirePositive("reconnect_initial", reconnectInitial);
    requirePositive("reconnect_max", reconnectMax);
  }

  /** Returns the authorities' file, or null for the JVM's authorities. */
  public @Nullable Path caFile() {
    return caCerts.isBlank() ? null : Path.of(caCerts.strip());
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "RabbitProperties[%s@%s:%d%s, queue=%s]"
        .formatted(login, host, port, virtualHost, inputQueue);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new ConfigurationException("rabbitmq %s %s is not above 0".formatted(name, value));
    }
  }
}
