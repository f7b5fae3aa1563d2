package io.murano.api.http;

import io.murano.common.json.MuranoJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Answers every path outside the api's own roots with the version document and status 300, without
 * asking for a token (contract rest-api §1.1).
 */
final class VersionDiscoveryFilter extends OncePerRequestFilter {

  private final Set<String> roots;

  /**
   * Creates the filter.
   *
   * @param roots first path segments that are served by somebody else
   */
  VersionDiscoveryFilter(Set<String> roots) {
    this.roots = Set.copyOf(roots);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (roots.contains(firstSegment(request.getRequestURI()))) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = MuranoJson.mapper().writeValueAsBytes(document(request));
    response.setStatus(HttpServletResponse.SC_MULTIPLE_CHOICES);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Map<String, Object> document(HttpServletRequest request) {
    String href =
        ServletUriComponentsBuilder.fromRequest(request)
            .replacePath("/v1/")
            .replaceQuery(null)
            .build()
            .toUriString();
    return Map.of(
        "versions",
        List.of(
            Map.of(
                "id",
                "v1.0",
                "status",
                "CURRENT",
                "links",
                List.of(Map.of("rel", "self", "href", href)))));
  }

  private static String firstSegment(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    int end = path.indexOf('/', start);
    return end < 0 ? path.substring(start) : path.substring(start, end);
  }
}
