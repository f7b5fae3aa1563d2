package io.murano.conductor.packages;

import io.murano.common.error.ErrorCode;
import io.murano.common.json.MuranoJson;
import io.murano.conductor.http.RemoteServiceException;
import io.murano.conductor.http.RetryingHttp;
import io.murano.conductor.identity.AuthenticatedRequests;
import io.murano.conductor.identity.Tokens;
import io.murano.conductor.muranopl.version.SemanticVersion;
import io.murano.conductor.muranopl.version.VersionSpec;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the catalogue of the api (REST contract §2.9). Thread-safe. */
final class CatalogClient {

  /** By what a package is looked for. */
  enum Criterion {
    /** Full name of the package. */
    FULL_NAME("fqn"),
    /** Name of a class the package declares. */
    CLASS_NAME("class_name");

    private final String parameter;

    Criterion(String parameter) {
      this.parameter = parameter;
    }
  }

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int PAGE = 100;
  private static final int MAX_PAGES = 100;

  private final RetryingHttp http;
  private final String root;

  CatalogClient(RetryingHttp http, URI api) {
    this.http = http;
    this.root = api.toString().replaceAll("/+$", "") + "/v1/catalog/packages";
  }

  /** Finds the packages a project can use. */
  List<CatalogPackage> search(Criterion criterion, String name, VersionSpec versions, Tokens tokens)
      throws InterruptedException {
    StringBuilder query = new StringBuilder(root).append("?catalog=true&limit=").append(PAGE);
    query.append('&').append(criterion.parameter).append('=').append(encoded(name));
    for (VersionSpec.Comparison comparison : versions.comparisons()) {
      String operator = comparison.operator().name().toLowerCase(Locale.ROOT);
      query.append("&version=").append(encoded(operator + ":" + comparison.target()));
    }
    AuthenticatedRequests requests = new AuthenticatedRequests(http, tokens);
    List<CatalogPackage> found = new ArrayList<>();
    String marker = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      String uri = marker == null ? query.toString() : query + "&marker=" + encoded(marker);
      JsonNode answer = json(requests.get(URI.create(uri), HttpResponse.BodyHandlers.ofString()));
      answer.path("packages").forEach(item -> found.add(catalogPackage(item)));
      marker = answer.path("next_marker").asString(null);
      if (marker == null) {
        break;
      }
    }
    return List.copyOf(found);
  }

  /**
   * Downloads the archive of a package into a file. The content behind an id never changes.
   *
   * @param limit most bytes that are accepted
   */
  void download(String packageId, Path file, long limit, Tokens tokens)
      throws InterruptedException {
    URI uri = URI.create(root + "/" + encoded(packageId) + "/download");
    HttpResponse<Path> response =
        new AuthenticatedRequests(http, tokens)
            .get(
                uri,
                answer ->
                    answer.headers().firstValueAsLong("Content-Length").orElse(0) > limit
                        ? HttpResponse.BodySubscribers.replacing(file)
                        : HttpResponse.BodySubscribers.ofFile(file));
    if (response.statusCode() != OK) {
      throw unexpected(response, "the download of package " + packageId);
    }
    long length = response.headers().firstValueAsLong("Content-Length").orElse(0);
    if (length > limit) {
      throw new RemoteServiceException(
          ErrorCode.LIMIT_EXCEEDED,
          "Package %s has %d bytes, up to %d are accepted".formatted(packageId, length, limit),
          null);
    }
  }

  private JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() != OK) {
      throw unexpected(response, "the search for packages");
    }
    try {
      return MuranoJson.mapper().readTree(response.body());
    } catch (JacksonException e) {
      throw new RemoteServiceException(
          ErrorCode.UNAVAILABLE, "The catalogue at %s answers no JSON".formatted(root), e);
    }
  }

  private RemoteServiceException unexpected(HttpResponse<?> response, String what) {
    ErrorCode code =
        switch (response.statusCode()) {
          case UNAUTHORIZED -> ErrorCode.UNAUTHENTICATED;
          case NOT_FOUND -> ErrorCode.NOT_FOUND;
          default -> ErrorCode.UNAVAILABLE;
        };
    return new RemoteServiceException(
        code,
        "The catalogue at %s answers %d to %s".formatted(root, response.statusCode(), what),
        null);
  }

  private static CatalogPackage catalogPackage(JsonNode item) {
    String version = item.path("version").asString("");
    return new CatalogPackage(
        item.path("id").asString(""),
        item.path("fully_qualified_name").asString(""),
        version.isEmpty() ? null : SemanticVersion.coerce(version),
        item.path("owner_id").asString(""),
        item.path("is_public").asBoolean(false));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
