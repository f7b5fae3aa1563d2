package io.murano.api.identity;

import io.murano.api.error.ErrorResponder;
import io.murano.api.http.HttpProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Token check, CORS and security headers in front of the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class SecurityConfiguration implements WebMvcConfigurer {

  private static final List<String> CORS_HEADERS =
      List.of(
          "X-Auth-Token",
          "X-Openstack-Request-Id",
          "X-Configuration-Session",
          "X-Roles",
          "X-User-Id",
          "X-Tenant-Id");

  private static final List<String> CORS_METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH");

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgumentResolver());
  }

  @Bean
  static SecurityFilterChain securityFilterChain(
      HttpSecurity http, IdentityProvider identity, IdentityProperties properties) {
    return http.sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .cors(cors -> {})
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/v1/openapi.json/**", "/v1/docs/**", "/v1/swagger-ui/**")
                    .permitAll()
                    .requestMatchers("/v1", "/v1/**")
                    .authenticated()
                    .anyRequest()
                    .permitAll())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(
                    (request, response, exception) ->
                        challenge(request, response, identity, properties)))
        .addFilterBefore(new TokenAuthenticationFilter(identity), AuthorizationFilter.class)
        .build();
  }

  /** Requests are counted and timed as a whole; one observation per filter doubled their cost. */
  @Bean
  static SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  /** Model paths hold empty segments, {@code %3F} and the like (contract rest-api §1.2). */
  @Bean
  static HttpFirewall httpFirewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowSemicolon(true);
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(PrintableText::isPrintable);
    firewall.setAllowedHeaderValues(PrintableText::isPrintable);
    return firewall;
  }

  @Bean
  static CorsConfigurationSource corsConfigurationSource(HttpProperties properties) {
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    if (!properties.allowedOrigins().isEmpty()) {
      CorsConfiguration configuration = new CorsConfiguration();
      configuration.setAllowedOrigins(properties.allowedOrigins());
      configuration.setAllowedMethods(CORS_METHODS);
      configuration.setAllowedHeaders(CORS_HEADERS);
      configuration.addAllowedHeader("Content-Type");
      configuration.setExposedHeaders(CORS_HEADERS);
      source.registerCorsConfiguration("/**", configuration);
    }
    return source;
  }

  private static void challenge(
      HttpServletRequest request,
      HttpServletResponse response,
      IdentityProvider identity,
      IdentityProperties properties)
      throws IOException {
    String uri = properties.wwwAuthenticateUri();
    if (uri == null) {
      String base =
          ServletUriComponentsBuilder.fromRequest(request)
              .replacePath(null)
              .replaceQuery(null)
              .build()
              .toUriString();
      uri = identity.authenticateUri(base);
    }
    response.setHeader("WWW-Authenticate", "Keystone uri=\"" + uri + "\"");
    ErrorResponder.write(
        response, HttpStatus.UNAUTHORIZED, "The request requires a valid X-Auth-Token");
  }
}
