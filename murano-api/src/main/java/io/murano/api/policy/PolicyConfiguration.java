package io.murano.api.policy;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Wires the policy rules and watches the operator's file. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicyProperties.class)
class PolicyConfiguration {

  @Bean
  static PolicyEnforcer policyEnforcer() {
    return new PolicyEnforcer(PolicySet.defaults());
  }

  @Bean
  static SchedulingConfigurer policyFileWatch(
      PolicyProperties properties, PolicyEnforcer enforcer) {
    Path path = properties.file();
    if (path == null) {
      return tasks -> {};
    }
    PolicyFile file = new PolicyFile(path, enforcer);
    file.load();
    return tasks -> tasks.addFixedDelayTask(file::refresh, properties.reloadInterval());
  }
}
