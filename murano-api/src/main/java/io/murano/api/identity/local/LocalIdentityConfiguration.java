package io.murano.api.identity.local;

import io.murano.api.http.RootSegment;
import io.murano.api.identity.IdentityProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** Wires the {@code local} identity provider, the default. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnLocalIdentity
@EnableConfigurationProperties(LocalIdentityProperties.class)
class LocalIdentityConfiguration {

  /** How long a token revoked through another instance may still be accepted by this one. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  @Bean
  static RootSegment identityRoot() {
    return new RootSegment("v3");
  }

  @Bean
  static LocalDirectory localDirectory(LocalIdentityProperties properties) {
    return new LocalDirectory(properties);
  }

  @Bean
  static RevokedTokens revokedTokens(JdbcClient jdbc, Clock clock) {
    return new RevokedTokens(jdbc, clock);
  }

  @Bean
  static SchedulingConfigurer revokedTokensRefresh(RevokedTokens revoked) {
    return tasks -> tasks.addFixedDelayTask(revoked::refresh, REFRESH);
  }

  @Bean
  static LocalIdentityProvider localIdentityProvider(
      LocalDirectory directory,
      LocalIdentityProperties properties,
      IdentityProperties identityProperties,
      JdbcClient jdbc,
      RevokedTokens revoked,
      Clock clock) {
    TokenCodec codec = new TokenCodec(new SigningKeys(jdbc).key(properties));
    return new LocalIdentityProvider(
        directory,
        properties,
        new LocalIdentityProvider.TokenStore(codec, revoked),
        identityProperties.adminRole(),
        clock);
  }

  @Bean
  static Login login(LocalDirectory directory, LocalIdentityProvider identity) {
    return new Login(
        directory, identity, PasswordEncoderFactories.createDelegatingPasswordEncoder());
  }

  @Bean
  static LocalPasswordLogin localPasswordLogin(Login login, LocalIdentityProvider identity) {
    return new LocalPasswordLogin(login, identity);
  }

  @Bean
  static TokenDocument tokenDocument(LocalIdentityProperties properties) {
    return new TokenDocument(properties);
  }
}
