package io.murano.api.http;

import io.murano.api.error.ErrorResponder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rules that hold for every route below {@code /v1}: no automatic {@code HEAD} and {@code OPTIONS}
 * (contract rest-api §1.2), and a body must be of a known type (§1.6).
 */
final class RequestRulesFilter extends OncePerRequestFilter {

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final List<MediaType> BODY_TYPES =
      List.of(
          MediaType.APPLICATION_JSON,
          ApiMediaTypes.PACKAGES_JSON_PATCH,
          ApiMediaTypes.ENV_MODEL_JSON_PATCH,
          MediaType.MULTIPART_FORM_DATA);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/v1");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!METHODS.contains(request.getMethod())) {
      ErrorResponder.write(response, HttpStatus.NOT_FOUND, "No such route");
    } else if (hasBody(request) && !isAccepted(request.getContentType())) {
      ErrorResponder.write(
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type of the body is not supported; accepted: " + MediaType.toString(BODY_TYPES));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static boolean isAccepted(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      return BODY_TYPES.stream().anyMatch(known -> ApiMediaTypes.isSame(type, known));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
