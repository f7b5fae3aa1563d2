package io.murano.api.operations;

import io.murano.api.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Audits every request to an administrator's route, also one that is refused. */
final class AuditInterceptor implements HandlerInterceptor {

  private final AuditLog audit;

  AuditInterceptor(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      audit.record(
          caller,
          request.getMethod() + " " + (route == null ? "unknown" : route),
          request.getRequestURI(),
          "status " + response.getStatus());
    }
  }
}
