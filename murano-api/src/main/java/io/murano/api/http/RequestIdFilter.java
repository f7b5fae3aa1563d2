package io.murano.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id, answers it as a header and puts it into the logging context. */
final class RequestIdFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Openstack-Request-Id";

  private static final String ATTRIBUTE = RequestIdFilter.class.getName();

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = (String) request.getAttribute(ATTRIBUTE);
    if (id == null) {
      id = "req-" + UUID.randomUUID();
      request.setAttribute(ATTRIBUTE, id);
      response.setHeader(HEADER, id);
    }
    MDC.put(LogContext.REQUEST_ID, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.clear();
    }
  }
}
