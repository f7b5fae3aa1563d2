package io.murano.api.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.murano.common.message.TaskEvent;
import io.murano.common.message.TaskResult;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the consumers of conductors' messages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingProperties.class)
class MessagingConfiguration {

  @Bean
  static BatchConsumer<TaskEvent> reportConsumer(
      ConnectionFactory connections,
      ReportHandler handler,
      MessagingProperties properties,
      MeterRegistry metrics) {
    return new BatchConsumer<>(
        connections,
        handler,
        new BatchConsumer.Settings(properties.reportBatch(), 1, properties.maxBackoff()),
        metrics);
  }

  @Bean
  static BatchConsumer<TaskResult> resultConsumer(
      ConnectionFactory connections,
      ResultHandler handler,
      MessagingProperties properties,
      MeterRegistry metrics) {
    int batchSize = 8;
    return new BatchConsumer<>(
        connections,
        handler,
        new BatchConsumer.Settings(batchSize, properties.resultWorkers(), properties.maxBackoff()),
        metrics);
  }
}
