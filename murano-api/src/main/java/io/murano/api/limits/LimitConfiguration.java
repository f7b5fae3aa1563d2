package io.murano.api.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the rate limits behind the token check, which knows whose request it is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

  private static final int AFTER_SECURITY = -50;

  @Bean
  static LoginLimit loginLimit(LimitProperties properties) {
    return new LoginLimit(limiter(properties.loginsPerSecond(), properties.loginBurst()));
  }

  @Bean
  static FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
      LimitProperties properties, LoginLimit logins) {
    RateLimitFilter filter =
        new RateLimitFilter(
            limiter(properties.requestsPerSecond(), properties.requestBurst()), logins);
    FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/v1/*", "/v3/*");
    registration.setOrder(AFTER_SECURITY);
    return registration;
  }

  private static @Nullable RateLimiter limiter(double perSecond, int burst) {
    return perSecond == 0 ? null : new RateLimiter(perSecond, burst, Ticker.systemTicker());
  }
}
