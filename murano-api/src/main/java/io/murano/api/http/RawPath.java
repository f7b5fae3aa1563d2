package io.murano.api.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Request paths as they were sent. Model paths need them: decoding and normalising first would lose
 * what {@code %2F} and {@code ;} in a segment mean.
 */
public final class RawPath {

  private RawPath() {}

  /**
   * Returns what follows the first non-empty segments of the request's path.
   *
   * @param segments how many segments to leave out
   */
  public static String after(HttpServletRequest request, int segments) {
    String path = request.getRequestURI();
    int position = 0;
    for (int i = 0; i < segments; i++) {
      while (position < path.length() && path.charAt(position) == '/') {
        position++;
      }
      while (position < path.length() && path.charAt(position) != '/') {
        position++;
      }
    }
    return path.substring(position);
  }
}
