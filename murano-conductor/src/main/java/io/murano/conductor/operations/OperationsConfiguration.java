package io.murano.conductor.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.conductor.agent.AgentOverview;
import io.murano.conductor.deployment.ExecutionOverview;
import io.murano.conductor.outbox.Outbox;
import io.murano.conductor.process.ConductorThreads;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what operators see. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

  @Bean
  OperationsView operationsView(ExecutionOverview executions, AgentOverview agents) {
    return new OperationsView(executions, agents);
  }

  @Bean
  DatabaseFigures databaseFigures(
      ExecutionOverview executions,
      Outbox outbox,
      ConductorThreads threads,
      Clock clock,
      MeterRegistry meters) {
    return new DatabaseFigures(executions, outbox, threads, clock, meters);
  }
}
