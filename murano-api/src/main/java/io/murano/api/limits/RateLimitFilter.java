package io.murano.api.limits;

import io.murano.api.error.ErrorResponder;
import io.murano.api.identity.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 with {@code Retry-After} to those who call too often. */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final String LOGIN = "/v3/auth/tokens";

  private final @Nullable RateLimiter requests;
  private final @Nullable RateLimiter logins;

  RateLimitFilter(@Nullable RateLimiter requests, @Nullable RateLimiter logins) {
    this.requests = requests;
    this.logins = logins;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = check(request);
    if (wait == null) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    ErrorResponder.write(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "Too many requests; the next one is accepted in %d s".formatted(seconds));
  }

  private @Nullable Duration check(HttpServletRequest request) {
    if (request.getRequestURI().startsWith(LOGIN) && request.getMethod().equals("POST")) {
      return logins == null ? null : logins.take(request.getRemoteAddr());
    }
    return requests == null ? null : requests.take(key(request));
  }

  private static String key(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return caller.projectId() == null ? "user " + caller.userId() : caller.projectId();
    }
    return "address " + request.getRemoteAddr();
  }
}
