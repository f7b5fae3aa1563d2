package io.murano.api.statistics;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the request statistics. Catalogue and actions are not counted, as in the original. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatisticsProperties.class)
class StatisticsConfiguration implements WebMvcConfigurer {

  private static final int MAX_HOST_LENGTH = 80;

  private final RequestStatistics statistics = new RequestStatistics();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(statistics)
        .addPathPatterns(
            "/v1/environments/**", "/v1/templates/**", "/v1/deployments", "/v1/schemas/**")
        .excludePathPatterns("/v1/environments/*/actions/**");
  }

  @Bean
  SchedulingConfigurer statisticsSampling(
      JdbcClient jdbc, StatisticsProperties properties, ServerProperties server, Clock clock) {
    StatisticsSampler sampler =
        new StatisticsSampler(jdbc, statistics, host(properties, server), clock);
    return tasks -> tasks.addFixedRateTask(sampler::sample, properties.period());
  }

  private static String host(StatisticsProperties properties, ServerProperties server) {
    String host = properties.host();
    if (host == null) {
      host = machineName() + ":" + server.getPort();
    }
    return host.length() <= MAX_HOST_LENGTH ? host : host.substring(0, MAX_HOST_LENGTH);
  }

  private static String machineName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
