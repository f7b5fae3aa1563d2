package io.murano.conductor.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.common.error.ErrorCode;
import io.murano.common.error.MuranoException;
import io.murano.conductor.amqp.ConfirmingPublisher;
import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.database.PostgresNotifications;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.boot.amqp.autoconfigure.RabbitProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the way to agents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentProperties.class)
class AgentConfiguration {

  @Bean
  PlanSigner planSigner(AgentProperties properties) {
    Path file = properties.signingKey();
    if (file == null) {
      return PlanSigner.NONE;
    }
    try {
      return PlanSigner.of(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new MuranoException(
          ErrorCode.INVALID_INPUT, "The signing key " + file + " cannot be read", e);
    }
  }

  @Bean
  PlanRepository planRepository(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      DatabasePatience patience,
      ConductorIdentity identity) {
    return new PlanRepository(jdbc, transactions, patience, identity.id());
  }

  @Bean
  PlanWaiters planWaiters() {
    return new PlanWaiters();
  }

  @Bean
  ResultStore resultStore(
      PlanRepository plans,
      PlanWaiters waiters,
      ConfirmingPublisher publisher,
      MeterRegistry meters) {
    return new ResultStore(plans, waiters, publisher, meters);
  }

  @Bean
  BrokerLinks brokerLinks(
      ResultStore store,
      PlanSigner signer,
      AgentProperties properties,
      ConductorIdentity identity,
      ConductorThreads threads) {
    BrokerConnections connections =
        new BrokerConnections(properties.rabbitmq().caCerts(), identity.id());
    return new BrokerLinks(
        broker ->
            new BrokerLink(
                broker,
                connections.open(broker),
                (factory, declare) ->
                    new ResultReceiver(factory, store, declare, properties.idleTime(), threads),
                signer,
                properties),
        properties.idleTime());
  }

  @Bean
  PlanKeeper planKeeper(
      PlanRepository plans,
      PlanWaiters waiters,
      BrokerLinks links,
      AgentProperties properties,
      ConductorThreads threads,
      PostgresNotifications notifications) {
    PlanKeeper keeper = new PlanKeeper(plans, waiters, links, properties, threads);
    notifications.subscribe(PlanRepository.CHANNEL, keeper);
    return keeper;
  }

  @Bean
  AgentBroker defaultBroker(
      AgentProperties properties, RabbitConnectionDetails connection, RabbitProperties rabbit) {
    return DefaultBroker.of(properties.rabbitmq(), connection, rabbit.getSsl().determineEnabled());
  }

  @Bean
  AgentOverview agentOverview(JdbcClient jdbc, BrokerLinks links, AgentBroker defaultBroker) {
    return new AgentOverview(jdbc, links, defaultBroker);
  }

  @Bean
  AgentGateway agentGateway(
      AgentProperties properties,
      AgentBroker defaultBroker,
      PlanRepository plans,
      PlanWaiters waiters,
      BrokerLinks links,
      PlanSigner signer,
      Clock clock,
      MeterRegistry meters) {
    return new BrokerAgentGateway(
        properties,
        defaultBroker,
        plans,
        waiters,
        links,
        signer,
        new PlanResultReader(clock),
        meters);
  }
}
