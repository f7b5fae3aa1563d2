package io.murano.conductor.agent;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;

/** Works out where agents of regions without a broker of their own find RabbitMQ. */
final class DefaultBroker {

  private static final String ROOT = "/";
  private static final String GUEST = "guest";

  private DefaultBroker() {}

  /**
   * Takes what is configured for agents, and for the rest the conductor's own connection.
   *
   * @param ownSsl whether the conductor's own connection uses TLS
   */
  static AgentBroker of(
      AgentProperties.Rabbitmq settings, RabbitConnectionDetails own, boolean ownSsl) {
    RabbitConnectionDetails.Address address = own.getFirstAddress();
    Integer port = settings.port();
    Boolean ssl = settings.ssl();
    return new AgentBroker(
        first(settings.host(), address.host()),
        port == null ? address.port() : port,
        first(settings.login(), first(own.getUsername(), GUEST)),
        first(settings.password(), first(own.getPassword(), GUEST)),
        first(settings.virtualHost(), first(own.getVirtualHost(), ROOT)),
        ssl == null ? ownSsl : ssl,
        settings.insecure());
  }

  private static String first(@Nullable String preferred, @Nullable String other) {
    if (preferred != null) {
      return preferred;
    }
    return other == null ? "" : other;
  }
}
