package io.murano.api.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/** The operations of the OpenAPI document by route, written {@code METHOD /path}. */
final class Operations {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final Map<String, JsonNode> byRoute = new TreeMap<>();

  Operations(JsonNode document) {
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            byRoute.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + ' ' + path.getKey(),
                                operation.getValue());
                          }
                        }));
  }

  Map<String, JsonNode> byRoute() {
    return byRoute;
  }

  JsonNode operation(String route) {
    return Objects.requireNonNull(byRoute.get(route), route);
  }

  /** Returns the route that serves a request; as in the api the most specific one wins. */
  Optional<String> routeOf(String method, String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    List<String> routes =
        byRoute.keySet().stream()
            .filter(route -> route.startsWith(method + ' '))
            .filter(route -> pattern(route).matches(parsed))
            .sorted((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(pattern(a), pattern(b)))
            .toList();
    return routes.stream().findFirst();
  }

  /** The document cannot say that {@code path} stands for several segments. */
  private static PathPattern pattern(String route) {
    String path = route.substring(route.indexOf(' ') + 1).replace("{path}", "{*path}");
    return PathPatternParser.defaultInstance.parse(path);
  }
}
