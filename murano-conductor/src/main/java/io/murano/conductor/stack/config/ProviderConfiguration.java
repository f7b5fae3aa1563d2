package io.murano.conductor.stack.config;

import io.murano.conductor.stack.CloudProvider;
import io.murano.conductor.stack.CloudProviders;
import io.murano.conductor.stack.StackSessionSettings;
import io.murano.conductor.stack.hot.YaqlBridge;
import io.murano.conductor.stack.hot.YaqlExpressions;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what all providers share, and the choice among them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProviderProperties.class, NetworkingProperties.class})
class ProviderConfiguration {

  @Bean
  CloudProviders cloudProviders(List<CloudProvider> providers, ProviderProperties properties) {
    return new CloudProviders(providers, properties.defaultProvider(), properties.regions());
  }

  @Bean
  StackSessionSettings stackSessionSettings(ProviderProperties properties) {
    return StackSessionSettings.of(properties.stackTags(), properties.stackDeadline());
  }

  @Bean
  YaqlBridge hotYaql() {
    return new YaqlExpressions();
  }
}
