package io.murano.api.broker;

import io.murano.api.http.RootSegment;
import io.murano.api.identity.IdentityProvider;
import io.murano.api.identity.PasswordLogin;
import io.murano.api.limits.LoginLimit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Wires the service broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerProperties.class)
class BrokerConfiguration {

  /** Name of the property that switches the broker on. */
  static final String ENABLED = "murano.api.broker.enabled";

  @Bean
  @ConditionalOnProperty(ENABLED)
  static RootSegment brokerRoot() {
    return new RootSegment("v2");
  }

  @Bean
  @ConditionalOnProperty(ENABLED)
  static BrokerLogins brokerLogins(
      PasswordLogin passwords, IdentityProvider identity, BrokerProperties properties) {
    return new BrokerLogins(passwords, identity, properties);
  }

  /** Platforms have a user and a password in the place of a token. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @ConditionalOnProperty(ENABLED)
  static SecurityFilterChain brokerFilterChain(
      HttpSecurity http, BrokerLogins logins, LoginLimit limit) {
    return http.securityMatcher("/v2/**")
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(
                    (request, response, exception) -> BrokerLoginFilter.challenge(response)))
        .addFilterBefore(new BrokerLoginFilter(logins, limit), AuthorizationFilter.class)
        .build();
  }
}
