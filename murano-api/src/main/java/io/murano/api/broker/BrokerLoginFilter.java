package io.murano.api.broker;

import io.murano.api.identity.Caller;
import io.murano.api.identity.CallerAuthentication;
import io.murano.api.limits.LoginLimit;
import io.murano.api.limits.RetryAfter;
import io.murano.common.error.MuranoException;
import io.murano.common.json.MuranoJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads user and password of HTTP Basic and makes that user the caller. */
final class BrokerLoginFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(BrokerLoginFilter.class);

  private static final String BASIC = "basic ";

  private final BrokerLogins logins;
  private final LoginLimit limit;

  BrokerLoginFilter(BrokerLogins logins, LoginLimit limit) {
    this.logins = logins;
    this.limit = limit;
  }

  /** Answers 401. */
  static void challenge(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"murano\"");
    write(response, HttpStatus.UNAUTHORIZED, "User and password are required");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Optional<Credentials> credentials = credentials(request.getHeader(HttpHeaders.AUTHORIZATION));
      if (credentials.isPresent()) {
        Credentials given = credentials.get();
        Optional<Caller> caller = logins.remembered(given.user(), given.password());
        if (caller.isEmpty()) {
          Duration wait = limit.take(request.getRemoteAddr());
          if (wait != null) {
            refuse(response, wait);
            return;
          }
          caller = logins.logIn(given.user(), given.password());
        }
        caller.ifPresent(BrokerLoginFilter::accept);
      }
    } catch (MuranoException e) {
      log.warn("Log-in of a platform cannot be checked: {}", e.getMessage());
      write(response, HttpStatus.SERVICE_UNAVAILABLE, "The identity service does not answer");
      return;
    }
    chain.doFilter(request, response);
  }

  private static void refuse(HttpServletResponse response, Duration wait) throws IOException {
    long seconds = RetryAfter.tell(response, wait);
    write(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "Too many log-ins from this address; the next one is accepted in %d s".formatted(seconds));
  }

  /** What HTTP Basic carries. */
  private record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[user=" + user + "]";
    }
  }

  private static Optional<Credentials> credentials(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8))
          .filter(pair -> pair.indexOf(':') > 0)
          .map(
              pair ->
                  new Credentials(
                      pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void accept(Caller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller));
    SecurityContextHolder.setContext(context);
  }

  private static void write(HttpServletResponse response, HttpStatus status, String description)
      throws IOException {
    byte[] body = MuranoJson.mapper().writeValueAsBytes(new BrokerError(null, description));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
