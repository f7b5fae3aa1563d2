package io.murano.conductor.outbox;

import io.murano.conductor.amqp.ConfirmingPublisher;
import io.murano.conductor.database.PostgresNotifications;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the outbox. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

  @Bean
  OutboxRepository outboxRepository(JdbcClient jdbc, ConductorIdentity identity) {
    return new OutboxRepository(jdbc, identity.id());
  }

  @Bean
  OutboxPublisher outboxPublisher(ConfirmingPublisher publisher, AmqpAdmin admin) {
    return new AmqpOutboxPublisher(publisher, admin);
  }

  @Bean
  OutboxRelay outboxRelay(
      OutboxRepository repository,
      OutboxPublisher publisher,
      OutboxProperties properties,
      ConductorThreads threads,
      PostgresNotifications notifications) {
    OutboxRelay relay = new OutboxRelay(repository, publisher, properties, threads);
    notifications.subscribe(Outbox.CHANNEL, relay);
    return relay;
  }

  @Bean
  Outbox outbox(OutboxRepository repository, OutboxRelay relay, OutboxProperties properties) {
    return new Outbox(repository, relay, properties.claim());
  }
}
