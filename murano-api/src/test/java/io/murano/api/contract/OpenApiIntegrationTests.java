package io.murano.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.murano.api.support.ApiClient;
import io.murano.api.support.ApiIntegrationTest;
import io.murano.api.support.ApiResponse;
import io.murano.api.support.SecondApi;
import io.murano.common.json.MuranoJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document and the routes say the same. All optional routes are switched on. */
@ApiIntegrationTest
class OpenApiIntegrationTests {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private static SecondApi api;
  private static JsonNode document;

  @BeforeAll
  static void start() {
    api = SecondApi.start(Map.of("murano.api.broker.enabled", "true"));
    document = ApiClient.at(api.port()).get("/v1/openapi.json").ok();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void documentHasEveryRouteAndNoOther() throws IOException {
    Set<String> routes = routes();

    assertThat(routes).hasSizeGreaterThan(70);
    assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(routes);
    assertThat(texts().path("routes").propertyNames()).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void everyOperationIsExplained() {
    SoftAssertions softly = new SoftAssertions();
    Set<String> ids = new HashSet<>();
    operations()
        .forEach(
            (route, operation) -> {
              softly.assertThat(operation.path("summary").asString("")).as(route).isNotBlank();
              softly.assertThat(ids.add(operation.path("operationId").asString(""))).isTrue();
              softly.assertThat(operation.path("tags")).as(route).hasSize(1);
              for (JsonNode parameter : operation.path("parameters")) {
                softly
                    .assertThat(parameter.path("description").asString(""))
                    .as("%s: parameter %s", route, parameter.path("name"))
                    .isNotBlank();
              }
              explained(softly, route, operation.path("requestBody").path("content"));
            });
    softly.assertAll();
  }

  /** Answers have an example unless they are bytes; uploads are described by their parts. */
  private static void explained(SoftAssertions softly, String route, JsonNode content) {
    content
        .properties()
        .forEach(
            type -> {
              if (type.getKey().contains("json")) {
                softly
                    .assertThat(type.getValue().has("example"))
                    .as("%s: example of the request", route)
                    .isTrue();
              }
            });
  }

  @Test
  void everyOperationSaysWhoMayAskAndHowItFails() {
    SoftAssertions softly = new SoftAssertions();
    operations()
        .forEach(
            (route, operation) -> {
              String path = route.substring(route.indexOf(' ') + 1);
              String scheme =
                  path.startsWith("/v2") ? "password" : path.startsWith("/v1") ? "token" : null;
              JsonNode security = operation.path("security");
              softly
                  .assertThat(scheme == null ? security.isEmpty() : security.path(0).has(scheme))
                  .as("%s: security %s", route, security)
                  .isTrue();
              String error = path.startsWith("/v2") ? "BrokerError" : "Error";
              operation
                  .path("responses")
                  .properties()
                  .forEach(
                      response -> {
                        if (response.getKey().compareTo("400") >= 0) {
                          softly
                              .assertThat(
                                  response
                                      .getValue()
                                      .at("/content/application~1json/schema/$ref")
                                      .asString(""))
                              .as("%s: %s", route, response.getKey())
                              .isEqualTo("#/components/schemas/" + error);
                        }
                      });
            });
    softly.assertAll();
    assertThat(document.at("/components/securitySchemes/token/name").stringValue())
        .isEqualTo("X-Auth-Token");
    assertThat(document.at("/components/securitySchemes/password/scheme").stringValue())
        .isEqualTo("basic");
  }

  @Test
  void statusesOfTheIsolationTableAreDocumented() {
    Map<String, JsonNode> operations = operations();
    SoftAssertions softly = new SoftAssertions();
    TenantIsolationIntegrationTests.statuses()
        .forEach(
            (request, statuses) -> {
              Map.Entry<String, JsonNode> operation =
                  operations.entrySet().stream()
                      .filter(entry -> isRequestOf(entry.getKey(), request))
                      .findFirst()
                      .orElseThrow(() -> new AssertionError("no route for " + request));
              softly
                  .assertThat(operation.getValue().path("responses").propertyNames())
                  .as("%s, which is %s", request, operation.getKey())
                  .containsAll(statuses);
            });
    softly.assertAll();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> dangling = new ArrayList<>();
    references(document, dangling);

    assertThat(dangling).isEmpty();
  }

  @Test
  void everyExampleFitsItsSchema() {
    List<String> misfits = new ArrayList<>();
    SchemaCheck check = new SchemaCheck(document);
    int[] examples = {0};
    operations()
        .forEach(
            (route, operation) -> {
              List<JsonNode> contents = new ArrayList<>();
              contents.add(operation.path("requestBody").path("content"));
              operation
                  .path("responses")
                  .forEach(response -> contents.add(response.path("content")));
              for (JsonNode content : contents) {
                for (JsonNode media : content) {
                  if (media.has("example")) {
                    examples[0]++;
                    check
                        .problem(media.path("schema"), media.get("example"))
                        .ifPresent(problem -> misfits.add(route + ": " + problem));
                  }
                }
              }
            });

    assertThat(misfits).isEmpty();
    assertThat(examples[0]).isGreaterThan(80);
  }

  @Test
  void documentAndPageAreThereWithoutAToken() {
    ApiClient browser = ApiClient.at(api.port()).with("Accept", "text/html,*/*;q=0.8");
    assertThat(document.path("openapi").stringValue()).startsWith("3.1");

    ApiResponse redirect = browser.get("/v1/docs").expect(302);
    String page = redirect.header("Location");
    assertThat(browser.get(page).expect(200).body()).contains("swagger-ui");
    assertThat(browser.get("/v1/openapi.json/swagger-config").text("url"))
        .isEqualTo("/v1/openapi.json");
    browser.get("/v1/environments").expect(401);
  }

  private static Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
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
                            operations.put(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + ' '
                                    + path.getKey(),
                                operation.getValue());
                          }
                        }));
    return operations;
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    api.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> addRoutes(mapping, routes));
    return routes;
  }

  private static void addRoutes(RequestMappingInfo mapping, Set<String> routes) {
    for (String pattern : mapping.getPatternValues()) {
      if (pattern.matches("/v[123](/.*)?")
          && !pattern.matches("/v1/(openapi\\.json|docs|swagger-ui).*")) {
        mapping
            .getMethodsCondition()
            .getMethods()
            .forEach(method -> routes.add(method + " " + pattern.replace("{*", "{")));
      }
    }
  }

  private static boolean isRequestOf(String route, String request) {
    String[] wanted = route.split("[ /]", -1);
    String[] given = request.split("[ /]", -1);
    if (wanted.length != given.length && !route.endsWith("{path}")) {
      return false;
    }
    for (int i = 0; i < Math.min(wanted.length, given.length); i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return wanted.length <= given.length;
  }

  private static JsonNode texts() throws IOException {
    try (InputStream resource =
        OpenApiIntegrationTests.class.getResourceAsStream("/openapi/routes.yaml")) {
      Object texts =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(resource));
      return MuranoJson.mapper().valueToTree(texts);
    }
  }

  private static void references(JsonNode node, List<String> dangling) {
    JsonNode reference = node.get("$ref");
    if (reference != null && reference.isString()) {
      String pointer = reference.stringValue().substring(1);
      if (document.at(pointer).isMissingNode()) {
        dangling.add(reference.stringValue());
      }
    }
    node.forEach(child -> references(child, dangling));
  }
}
