package io.murano.api.limits;

import io.murano.api.error.ErrorResponder;
import io.murano.api.identity.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 with {@code Retry-After} to those who call too often. */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final String LOGIN = "/v3/auth/tokens";

  private final @Nullable RateLimiter requests;
  private final LoginLimit logins;

  RateLimitFilter(@Nullable RateLimiter requests, LoginLimit logins) {
    this.requests = requests;
    this.logins = logins;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isLogin(request)) {
      Duration wait = logins.take(request.getRemoteAddr());
      if (wait != null) {
        refuse(response, "log-ins from this address", logins.perSecond(), wait);
        return;
      }
    } else if (requests != null) {
      Source source = source(request);
      Duration wait = requests.take(source.key());
      if (wait != null) {
        refuse(response, source.what(), requests.perSecond(), wait);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** The path is compared decoded, as the routes do, so that no spelling of it escapes. */
  private static boolean isLogin(HttpServletRequest request) {
    return request.getServletPath().equals(LOGIN) && request.getMethod().equals("POST");
  }

  private static Source source(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return caller.projectId() == null
          ? new Source("user " + caller.userId(), "requests of this user")
          : new Source(caller.projectId(), "requests of this project");
    }
    return new Source("address " + request.getRemoteAddr(), "requests from this address");
  }

  private static void refuse(
      HttpServletResponse response, String what, double perSecond, Duration wait)
      throws IOException {
    long seconds = RetryAfter.tell(response, wait);
    ErrorResponder.write(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "Too many %s: %s a second are accepted, the next one in %d s"
            .formatted(what, plain(perSecond), seconds));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Whose requests are counted together, and how the caller is told. */
  private record Source(String key, String what) {}
}
