package io.murano.conductor.request;

import io.murano.conductor.operations.OperationsView;
import io.murano.conductor.process.ConductorThreads;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the answering of questions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestProperties.class)
class RequestConfiguration {

  @Bean(destroyMethod = "shutdownNow")
  ScheduledExecutorService requestClock(ConductorThreads threads) {
    return threads.scheduler("request-clock-", 1);
  }

  @Bean
  RequestDispatcher requestDispatcher(
      RequestProgram program,
      OperationsView operations,
      @Qualifier("requestClock") ScheduledExecutorService clock) {
    return new RequestDispatcher(program, operations, clock);
  }
}
