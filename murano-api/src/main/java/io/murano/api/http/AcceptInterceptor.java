package io.murano.api.http;

import io.murano.api.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers 406 when a route without declared types is asked for anything but JSON, also when its
 * answer will be empty. Routes that declare what they produce are checked by Spring.
 */
final class AcceptInterceptor implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String accept = request.getHeader("Accept");
    if (accept == null
        || accept.isBlank()
        || !(handler instanceof HandlerMethod)
        || request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) != null) {
      return true;
    }
    if (parse(accept).stream().noneMatch(type -> type.includes(MediaType.APPLICATION_JSON))) {
      throw ApiException.notAcceptable("This route answers application/json");
    }
    return true;
  }

  private static List<MediaType> parse(String accept) {
    try {
      return MediaType.parseMediaTypes(accept);
    } catch (InvalidMediaTypeException e) {
      throw ApiException.notAcceptable("The Accept header cannot be read");
    }
  }
}
