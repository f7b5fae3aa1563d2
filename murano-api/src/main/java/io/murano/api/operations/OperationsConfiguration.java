package io.murano.api.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires audit and metrics of the administrator's view. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration implements WebMvcConfigurer {

  private static final Duration REFRESH = Duration.ofSeconds(30);

  private final AuditLog audit;

  OperationsConfiguration(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(new AuditInterceptor(audit))
        .addPathPatterns(OperationsController.ROOT + "/**");
  }

  @Bean
  static SchedulingConfigurer deadLetterWatch(DeadLetterQueues queues, MeterRegistry metrics) {
    DeadLetterMetrics watch = new DeadLetterMetrics(queues, metrics);
    return tasks -> tasks.addFixedDelayTask(watch::refresh, REFRESH);
  }
}
