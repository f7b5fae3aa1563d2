package io.murano.conductor.deployment;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.conductor.database.PostgresNotifications;
import io.murano.conductor.outbox.Outbox;
import io.murano.conductor.process.ConductorIdentity;
import io.murano.conductor.process.ConductorThreads;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the machine that runs tasks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExecutionProperties.class)
class DeploymentConfiguration {

  /** Bytes; package code nests deeply. */
  private static final long PACKAGE_CODE_STACK = 16L << 20;

  @Bean
  ExecutionRepository executionRepository(
      JdbcClient jdbc, ConductorIdentity identity, ExecutionProperties properties) {
    return new ExecutionRepository(jdbc, identity.id(), properties.lease());
  }

  @Bean
  Slots slots(ExecutionProperties properties) {
    return new Slots(properties.slots());
  }

  @Bean
  ExecutionMetrics executionMetrics(MeterRegistry meters, Slots slots) {
    return new ExecutionMetrics(meters, slots);
  }

  @Bean
  ExecutionOverview executionOverview(JdbcClient jdbc) {
    return new ExecutionOverview(jdbc);
  }

  @Bean
  ExecutionJournal executionJournal(
      ExecutionRepository repository,
      Outbox outbox,
      TransactionTemplate transactions,
      ConductorThreads threads) {
    return new ExecutionJournal(repository, outbox, transactions, threads);
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService executionExecutor(ConductorThreads threads) {
    return threads.perTask("execution-", PACKAGE_CODE_STACK);
  }

  @Bean
  ExecutionRunner executionRunner(
      TaskProgram program,
      ExecutionJournal journal,
      Slots slots,
      ExecutionMetrics metrics,
      ExecutionProperties properties,
      @Qualifier("executionExecutor") ExecutorService executor,
      Clock clock) {
    return new ExecutionRunner(program, journal, slots, metrics, properties, executor, clock);
  }

  @Bean
  LeaseKeeper leaseKeeper(
      ExecutionRepository repository,
      ExecutionRunner runner,
      ExecutionProperties properties,
      ConductorThreads threads) {
    return new LeaseKeeper(repository, runner, properties, threads);
  }

  @Bean
  Cancellations cancellations(
      JdbcClient jdbc,
      ExecutionRepository repository,
      ExecutionRunner runner,
      Outbox outbox,
      TransactionTemplate transactions,
      Clock clock,
      PostgresNotifications notifications) {
    Cancellations cancellations =
        new Cancellations(jdbc, repository, runner, outbox, transactions, clock);
    notifications.subscribe(Cancellations.CHANNEL, cancellations);
    return cancellations;
  }

  @Bean
  ExecutionCoordinator executionCoordinator(
      ExecutionRepository repository,
      ExecutionRunner runner,
      Cancellations cancellations,
      Slots slots,
      ExecutionProperties properties,
      ConductorThreads threads,
      PostgresNotifications notifications) {
    ExecutionCoordinator coordinator =
        new ExecutionCoordinator(repository, runner, cancellations, slots, properties, threads);
    notifications.subscribe(ExecutionCoordinator.CHANNEL, coordinator);
    return coordinator;
  }

  @Bean
  UnstartedTasks unstartedTasks(Outbox outbox, TransactionTemplate transactions, Clock clock) {
    return new UnstartedTasks(outbox, transactions, clock);
  }

  @Bean
  ExecutionHousekeeping executionHousekeeping(
      ExecutionRepository repository, ExecutionProperties properties, ConductorThreads threads) {
    return new ExecutionHousekeeping(repository, properties, threads);
  }
}
