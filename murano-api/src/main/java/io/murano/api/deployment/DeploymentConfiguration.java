package io.murano.api.deployment;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what looks after runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeploymentProperties.class)
class DeploymentConfiguration {

  private static final Duration OVERDUE_CHECK = Duration.ofSeconds(1);

  @Bean
  static TaskEvents.EventTransactions eventTransactions(TransactionTemplate template, Clock clock) {
    return new TaskEvents.EventTransactions(template, clock);
  }

  @Bean
  static SchedulingConfigurer runSupervision(
      JdbcClient jdbc, RunFinisher finisher, DeploymentProperties properties, Clock clock) {
    RunSupervisor supervisor = new RunSupervisor(jdbc, finisher, properties, clock);
    return tasks -> {
      tasks.addFixedDelayTask(supervisor::finishOverdueResults, OVERDUE_CHECK);
      tasks.addFixedDelayTask(supervisor::closeSilentRuns, properties.checkInterval());
    };
  }
}
