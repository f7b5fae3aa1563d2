package io.murano.api.http;

import io.murano.api.error.JsonErrorReportValve;
import io.murano.common.json.MuranoJson;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Registers the filters, resolvers and interceptors that all routes share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration implements WebMvcConfigurer {

  /** The roots that always exist: the api, the container's error path. */
  private static final Set<String> ROOTS = Set.of("v1", "error");

  private static final int AFTER_SECURITY = 0;

  private final HttpProperties properties;

  HttpConfiguration(HttpProperties properties) {
    this.properties = properties;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new JsonBodyArgumentResolver(properties.maxBodySize()));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(new AcceptInterceptor())
        .addPathPatterns("/v1/**")
        .excludePathPatterns("/v1/docs/**", "/v1/swagger-ui/**");
  }

  @Bean
  static JsonMapper jsonMapper() {
    return MuranoJson.mapper();
  }

  @Bean
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  static FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
    FilterRegistrationBean<RequestIdFilter> registration =
        new FilterRegistrationBean<>(new RequestIdFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }

  @Bean
  static FilterRegistrationBean<VersionDiscoveryFilter> versionDiscoveryFilter(
      ObjectProvider<RootSegment> furtherRoots) {
    Set<String> roots = new HashSet<>(ROOTS);
    furtherRoots.forEach(root -> roots.add(root.name()));
    FilterRegistrationBean<VersionDiscoveryFilter> registration =
        new FilterRegistrationBean<>(new VersionDiscoveryFilter(roots));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  @Bean
  static RootSegment managementRoot(WebEndpointProperties endpoints) {
    return new RootSegment(endpoints.getBasePath().replaceAll("^/+|(?<!^)/.*$", ""));
  }

  @Bean
  static FilterRegistrationBean<RequestRulesFilter> requestRulesFilter() {
    FilterRegistrationBean<RequestRulesFilter> registration =
        new FilterRegistrationBean<>(new RequestRulesFilter());
    registration.setOrder(AFTER_SECURITY);
    return registration;
  }

  /**
   * Slashes written as {@code %2F} reach the routes as part of a segment, and what Tomcat refuses
   * by itself is answered like any other error.
   */
  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatRules() {
    return factory -> {
      factory.addConnectorCustomizers(
          connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setAllowBackslash(false);
          });
      factory.addContextCustomizers(
          context -> {
            if (context.getParent() instanceof StandardHost host) {
              host.setErrorReportValveClass(JsonErrorReportValve.class.getName());
            }
          });
    };
  }
}
