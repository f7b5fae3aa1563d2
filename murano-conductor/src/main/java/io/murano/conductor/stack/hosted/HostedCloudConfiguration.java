package io.murano.conductor.stack.hosted;

import io.murano.conductor.database.DatabasePatience;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.stack.config.NetworkingProperties;
import io.murano.conductor.stack.hot.YaqlBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what hosted clouds share. */
@Configuration(proxyBeanMethods = false)
class HostedCloudConfiguration {

  @Bean
  HostedServices hostedServices(
      JdbcClient jdbc,
      PlatformTransactionManager transactionManager,
      DatabasePatience patience,
      ConductorThreads threads,
      ConductorIdentity identity,
      YaqlBridge yaql,
      NetworkingProperties networking) {
    return new HostedServices(
        jdbc,
        new TransactionTemplate(transactionManager),
        patience,
        threads,
        identity,
        yaql,
        networking);
  }
}
