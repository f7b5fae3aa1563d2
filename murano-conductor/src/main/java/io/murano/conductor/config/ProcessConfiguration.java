package io.murano.conductor.config;

import io.murano.conductor.amqp.ConfirmingPublisher;
import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.database.PostgresNotifications;
import io.murano.conductor.deployment.ExecutionProperties;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what every feature needs. */
@Configuration(proxyBeanMethods = false)
class ProcessConfiguration {

  /** Longer than any restart; tasks whose lease has run out meanwhile are stopped before. */
  private static final Duration DATABASE_PATIENCE = Duration.ofMinutes(10);

  @Bean
  ConductorThreads conductorThreads(Environment environment) {
    return new ConductorThreads(Threading.VIRTUAL.isActive(environment));
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  ConductorIdentity conductorIdentity(ExecutionProperties properties) {
    String name = properties.name();
    return ConductorIdentity.named(name == null || name.isBlank() ? hostName() : name);
  }

  @Bean
  PostgresNotifications postgresNotifications(
      JdbcConnectionDetails database, ConductorThreads threads) {
    return new PostgresNotifications(
        () ->
            DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword()),
        threads);
  }

  @Bean
  DatabasePatience databasePatience() {
    return new DatabasePatience(DATABASE_PATIENCE);
  }

  @Bean
  RabbitConnectionDetails rabbitConnectionDetails(
      RabbitProperties properties, ObjectProvider<SslBundles> bundles) {
    return new UriRabbitConnectionDetails(
        properties, bundles.getIfAvailable(DefaultSslBundleRegistry::new));
  }

  @Bean(destroyMethod = "close")
  ConfirmingPublisher confirmingPublisher(ConnectionFactory connections) {
    ConnectionFactory publishing = connections.getPublisherConnectionFactory();
    return new ConfirmingPublisher(publishing == null ? connections : publishing);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "conductor";
    }
  }
}
