package io.murano.api.conductor;

import org.springframework.amqp.rabbit.AsyncRabbitTemplate;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the questions to conductors: answers come by direct reply-to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConductorProperties.class)
class ConductorConfiguration {

  @Bean
  static AsyncRabbitTemplate conductorQuestions(
      ConnectionFactory connections, ConductorProperties properties) {
    AsyncRabbitTemplate template = new AsyncRabbitTemplate(new RabbitTemplate(connections));
    template.setReceiveTimeout(properties.timeout().toMillis());
    template.setMandatory(true);
    return template;
  }

  @Bean
  static ConductorClient conductorClient(
      AsyncRabbitTemplate conductorQuestions, ConductorProperties properties) {
    return new ConductorClient(
        conductorQuestions, properties.timeout(), properties.maxConcurrent());
  }
}
