package io.murano.agent.messaging;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is and how to stay in touch with it.
 *
 * @param host host name or address
 * @param port TCP port
 * @param login user
 * @param password the user's password
 * @param virtualHost virtual host
 * @param tls how to encrypt, or null for a plain connection
 * @param heartbeat interval of AMQP heartbeats
 * @param connectTimeout limit for connecting, handshake included
 * @param reconnectInitial first delay between attempts to connect
 * @param reconnectMax cap of that delay
 */
public record BrokerSettings(
    String host,
    int port,
    String login,
    String password,
    String virtualHost,
    @Nullable Tls tls,
    Duration heartbeat,
    Duration connectTimeout,
    Duration reconnectInitial,
    Duration reconnectMax) {

  /**
   * TLS settings (contract messaging §4.3).
   *
   * @param protocol JSSE name of the protocol, or null to negotiate
   * @param caCerts PEM file with the accepted authorities, or null for the JVM's
   * @param insecure whether a certificate that does not verify is accepted
   * @param verifyHostname whether the certificate must be for {@link BrokerSettings#host()}; the
   *     original never checks
   */
  public record Tls(
      @Nullable String protocol,
      @Nullable Path caCerts,
      boolean insecure,
      boolean verifyHostname) {}

  /** Shows the place without the password. */
  @Override
  public String toString() {
    return "%s://%s@%s:%d%s"
        .formatted(
            tls == null ? "amqp" : "amqps",
            login,
            host,
            port,
            virtualHost.startsWith("/") ? virtualHost : "/" + virtualHost);
  }
}
