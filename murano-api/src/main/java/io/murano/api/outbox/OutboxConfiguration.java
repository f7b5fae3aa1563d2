package io.murano.api.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.common.amqp.AmqpDeclarations;
import io.murano.common.topology.MuranoQueues;
import java.time.Clock;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the outbox relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxConfiguration {

  /** All queues between api and conductors; the admin declares them with every new connection. */
  @Bean
  static Declarables muranoQueues() {
    return AmqpDeclarations.declarables(MuranoQueues.work());
  }

  /** A queue that exists with other arguments is used as it is; the log tells the difference. */
  @Bean
  static AmqpAdmin amqpAdmin(ConnectionFactory connections) {
    RabbitAdmin admin = new RabbitAdmin(connections);
    admin.setIgnoreDeclarationExceptions(true);
    return admin;
  }

  @Bean
  static OutboxRelay.OutboxEnvironment outboxEnvironment(
      TransactionTemplate transactions,
      OutboxProperties properties,
      MeterRegistry metrics,
      Clock clock) {
    return new OutboxRelay.OutboxEnvironment(transactions, properties, metrics, clock);
  }
}
