package io.murano.conductor.agent;

import com.rabbitmq.client.ConnectionFactory;
import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

/** Makes connections to brokers of regions. Immutable and thread-safe. */
final class BrokerConnections {

  private static final int HEARTBEAT_SECONDS = 20;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int CHANNELS = 10;

  private final @Nullable Path caCerts;
  private final String name;

  /**
   * Creates the maker.
   *
   * @param caCerts file with trusted certificates (PEM), or null for the JVM's
   * @param name name of this conductor, shown by the broker
   */
  BrokerConnections(@Nullable Path caCerts, String name) {
    this.caCerts = caCerts;
    this.name = name;
  }

  /** Returns a factory with correlated confirms; it connects at first use. */
  CachingConnectionFactory open(AgentBroker broker) {
    ConnectionFactory client = new ConnectionFactory();
    client.setHost(broker.host());
    client.setPort(broker.port());
    client.setUsername(broker.login());
    client.setPassword(broker.password());
    client.setVirtualHost(broker.virtualHost());
    client.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    client.setConnectionTimeout(CONNECT_MILLIS);
    client.setAutomaticRecoveryEnabled(false);
    if (broker.ssl()) {
      encrypt(client, broker.insecure());
    }
    CachingConnectionFactory factory = new CachingConnectionFactory(client);
    factory.setConnectionNameStrategy(unused -> "agents " + name);
    factory.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.CORRELATED);
    factory.setPublisherReturns(true);
    factory.setChannelCacheSize(CHANNELS);
    return factory;
  }

  private void encrypt(ConnectionFactory client, boolean insecure) {
    try {
      if (insecure) {
        client.useSslProtocol();
        return;
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, caCerts == null ? null : trustManagers(caCerts), new SecureRandom());
      client.useSslProtocol(context);
      client.enableHostnameVerification();
    } catch (GeneralSecurityException | IOException e) {
      throw new MuranoException(
          ErrorCode.INVALID_INPUT, "TLS to the agents' broker cannot be set up", e);
    }
  }

  private static TrustManager[] trustManagers(Path file)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca-" + number++, certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }
}
