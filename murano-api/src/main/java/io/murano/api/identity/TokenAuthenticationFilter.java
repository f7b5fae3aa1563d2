package io.murano.api.identity;

import io.murano.api.error.ErrorResponder;
import io.murano.api.http.LogContext;
import io.murano.common.error.MuranoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code X-Auth-Token} and makes the caller the principal of the request. */
final class TokenAuthenticationFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Auth-Token";

  private static final Logger log = LoggerFactory.getLogger(TokenAuthenticationFilter.class);

  private final IdentityProvider identity;

  TokenAuthenticationFilter(IdentityProvider identity) {
    this.identity = identity;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = request.getHeader(HEADER);
    if (token != null && !token.isEmpty()) {
      Optional<Caller> caller;
      try {
        caller = identity.authenticate(token);
      } catch (MuranoException e) {
        log.warn("Token cannot be checked: {}", e.getMessage());
        ErrorResponder.write(
            response, HttpStatus.SERVICE_UNAVAILABLE, "The identity service does not answer");
        return;
      }
      caller.ifPresent(TokenAuthenticationFilter::accept);
    }
    chain.doFilter(request, response);
  }

  private static void accept(Caller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller));
    SecurityContextHolder.setContext(context);
    if (caller.projectId() != null) {
      MDC.put(LogContext.PROJECT_ID, caller.projectId());
    }
  }
}
