package io.murano.api.environment;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of new environments. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NetworkingProperties.class)
class EnvironmentConfiguration {}
