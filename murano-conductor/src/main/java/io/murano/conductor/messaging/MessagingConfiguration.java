package io.murano.conductor.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.common.amqp.AmqpDeclarations;
import io.murano.common.topology.MuranoQueues;
import io.murano.common.topology.QueueDefinition;
import io.murano.conductor.deployment.Cancellations;
import io.murano.conductor.deployment.ExecutionCoordinator;
import io.murano.conductor.deployment.UnstartedTasks;
import io.murano.conductor.process.ConductorThreads;
import io.murano.conductor.request.RequestDispatcher;
import io.murano.conductor.request.RequestProperties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the listeners. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

  @Bean
  Declarables muranoQueues() {
    List<QueueDefinition> queues = new ArrayList<>(MuranoQueues.work());
    queues.add(MuranoQueues.UNREADABLE_PLAN_RESULTS);
    return AmqpDeclarations.declarables(queues);
  }

  @Bean
  UnreadableTasks unreadableTasks(UnstartedTasks unstarted, MeterRegistry meters) {
    return new UnreadableTasks(unstarted, meters);
  }

  @Bean
  TaskIntake taskIntake(
      ConnectionFactory connections,
      AmqpAdmin admin,
      ExecutionCoordinator coordinator,
      UnreadableTasks unreadable,
      ConductorThreads threads) {
    return new TaskIntake(connections, admin, coordinator, unreadable, threads);
  }

  @Bean
  CancellationIntake cancellationIntake(
      ConnectionFactory connections,
      AmqpAdmin admin,
      Cancellations cancellations,
      MeterRegistry meters,
      ConductorThreads threads) {
    return new CancellationIntake(connections, admin, cancellations, meters, threads);
  }

  @Bean
  RequestIntake requestIntake(
      ConnectionFactory connections,
      AmqpAdmin admin,
      RequestDispatcher dispatcher,
      RequestProperties properties,
      ConductorThreads threads) {
    return new RequestIntake(connections, admin, dispatcher, properties, threads);
  }
}
