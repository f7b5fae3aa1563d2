package io.murano.conductor.agent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How plans reach agents.
 *
 * @param disabled whether this installation uses no agents; package code that calls one then fails
 * @param timeout how long a call without a limit of its own waits
 * @param queueExpiry life-time of agent queues nobody uses; equal on all conductors that share a
 *     broker
 * @param signingKey file with the RSA private key (PEM, PKCS#1 or PKCS#8) that signs plans; plans
 *     are not signed when absent
 * @param confirmTimeout how long to wait for the broker's confirm of a plan before it is sent again
 * @param pollInterval how often to look for results whose notification was missed, and to send
 *     again what the broker has not confirmed
 * @param idleTime how long a connection to the broker of a region, or the consumer of a result
 *     queue, is kept without use
 * @param rabbitmq where agents find the broker of regions without one of their own
 */
@Validated
@ConfigurationProperties("murano.conductor.agent")
public record AgentProperties(
    @DefaultValue("false") boolean disabled,
    @DefaultValue("1h") @NotNull Duration timeout,
    @DefaultValue("24h") @NotNull Duration queueExpiry,
    @Nullable Path signingKey,
    @DefaultValue("5s") @NotNull Duration confirmTimeout,
    @DefaultValue("2s") @NotNull Duration pollInterval,
    @DefaultValue("1m") @NotNull Duration idleTime,
    @DefaultValue @Valid Rabbitmq rabbitmq) {

  /**
   * The default broker, as agents reach it. What is absent is taken from the conductor's own
   * connection.
   *
   * @param host host name or address
   * @param port AMQP port
   * @param login user
   * @param password its password; a secret
   * @param virtualHost virtual host
   * @param ssl whether to use TLS
   * @param insecure whether to accept any certificate
   * @param caCerts file with the certificates (PEM) that brokers of all regions are checked
   *     against; the JVM's own when absent
   */
  public record Rabbitmq(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String login,
      @Nullable String password,
      @Nullable String virtualHost,
      @Nullable Boolean ssl,
      @DefaultValue("false") boolean insecure,
      @Nullable Path caCerts) {

    /** Returns a text without the password. */
    @Override
    public String toString() {
      return "Rabbitmq[%s@%s:%s/%s, ssl=%s]".formatted(login, host, port, virtualHost, ssl);
    }
  }
}
